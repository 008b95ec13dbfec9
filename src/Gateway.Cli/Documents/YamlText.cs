using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Cli.Documents;

/// <summary>Writes text as a YAML scalar that every reader of YAML takes for text.</summary>
internal static partial class YamlText
{
    /// <summary>Plain where that is safe, else in double quotes.</summary>
    public static string Write(string text) => IsSafePlain().IsMatch(text) && !IsSpecialWord().IsMatch(text) ? text : Quote(text);

    private static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            result = character switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                '\r' => result.Append("\\r"),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff' or >= '\ufffe' =>
                    result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => result.Append(character),
            };
        }

        return result.Append('"').ToString();
    }

    // A letter first, so that no number, date, sign or marker is meant.
    [GeneratedRegex(@"^\p{L}[\p{L}\p{Nd}_./（）、，。《》·-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IsSafePlain();

    // What versions 1.1 and 1.2 of YAML take for a truth value or nothing.
    [GeneratedRegex(@"^(true|false|yes|no|on|off|y|n|null)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsSpecialWord();
}
