using System.Globalization;
using System.Text;

namespace Gateway.Cli.Texts;

/// <summary>Makes text from elsewhere fit for a terminal: nothing in it can move the cursor or change what stands there.</summary>
internal static class Printable
{
    private const int Longest = 60;

    /// <summary>The text with control and direction characters told by their code points.</summary>
    public static string Text(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsPlain(character))
            {
                result.Append(character);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
        }

        return result.ToString();
    }

    /// <summary>The beginning of what a writer wrote, to be quoted in a fault.</summary>
    public static string Quoted(string written) =>
        Text(written.Length > Longest ? written[..(char.IsHighSurrogate(written[Longest - 1]) ? Longest - 1 : Longest)] + "…" : written);

    private static bool IsPlain(char character) =>
        !char.IsControl(character) && character is not (>= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029');
}
