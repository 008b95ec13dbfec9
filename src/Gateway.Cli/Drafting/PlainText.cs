using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gateway.Cli.Drafting;

/// <summary>Makes texts of a document fit for an entry: on one line, bounded, nothing invisible in them.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("。；;，,：:（(\n\r");

    /// <summary>The text with blanks for line ends, cut at so many characters; empty where nothing is left.</summary>
    public static string OneLine(string? text, int greatest)
    {
        var result = new StringBuilder();
        var (length, blank) = (0, false);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                blank = length > 0;
            }
            else if (IsPlain(rune))
            {
                length += blank ? 2 : 1;
                if (length > greatest)
                {
                    break;
                }

                result.Append(blank ? " " : "").Append(rune);
                blank = false;
            }
        }

        return result.ToString();
    }

    /// <summary>What stands before the first stop: the name in a description such as "姓名，必填".</summary>
    public static string FirstClause(string? text, int greatest)
    {
        var clause = (text ?? "").TrimStart();
        var end = clause.AsSpan().IndexOfAny(Stops);
        return OneLine(end < 0 ? clause : clause[..end], greatest);
    }

    private static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned);
}
