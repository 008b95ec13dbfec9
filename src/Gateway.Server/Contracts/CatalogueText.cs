using System.Globalization;
using System.Text;

namespace Gateway.Server.Contracts;

/// <summary>
/// Texts of the catalogue as one line that cannot end a comment, whatever language the contract is compiled to.
/// The catalogue's own rules are stricter; this does not rest on them.
/// </summary>
internal static class CatalogueText
{
    /// <summary>The text on one line.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(rune switch
            {
                // A backslash at the end would take the next line into the comment, and \u002a is a star to some compilers.
                { Value: '\\' } => "＼",
                { Value: '*' } when EndsWith(line, '/') => " *",
                { Value: '/' } when EndsWith(line, '*') => " /",
                _ when IsHidden(rune) => " ",
                _ => rune.ToString(),
            });
        }

        return line.ToString().Trim();
    }

    /// <summary>The text on one line, ending as a sentence does; empty where there is none.</summary>
    public static string Sentence(string text)
    {
        var line = Line(text);
        return line.Length == 0 || line[^1] is '。' or '.' or '！' or '？' or '；' ? line : line + "。";
    }

    private static bool EndsWith(StringBuilder line, char letter) => line.Length > 0 && line[^1] == letter;

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator;
}
