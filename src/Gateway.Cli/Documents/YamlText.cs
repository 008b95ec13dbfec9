using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Cli.Documents;

/// <summary>Writes text as a YAML scalar that every reader of YAML takes for text.</summary>
internal static partial class YamlText
{
    /// <summary>Plain where that is safe, else in double quotes.</summary>
    public static string Write(string text) => IsSafePlain().IsMatch(text) && !IsSpecialWord().IsMatch(text) ? text : Quote(text);

    /// <summary>Text of several lines as a block, for people to read; null where it is of one line, or would not be read back as it is.</summary>
    public static string? WriteLines(string text, string indent)
    {
        var lines = text.Split('\n');
        return lines.Length > 1 && lines[0].Length > 0 && lines[0][0] != ' ' && lines[^1].Length > 0 && lines.All(line => line.Length > 0 && line[^1] != ' ')
            && text.All(character => character == '\n' || IsPlain(character))
            ? $"|-\n{indent}{text.Replace("\n", "\n" + indent, StringComparison.Ordinal)}"
            : null;
    }

    private static bool IsPlain(char character) =>
        !char.IsControl(character) && character is not ('\u2028' or '\u2029' or '\ufeff' or >= '\ufffe') && !char.IsSurrogate(character);

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
