using System.Globalization;
using System.Text;

namespace Gateway.Core.Apis.Schemas;

/// <summary>JSON pointers (RFC 6901) for people to read.</summary>
internal static class SchemaPlace
{
    /// <summary>A name as a segment.</summary>
    public static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Names that the schema has, as many as fit.</summary>
    public static string Names(IEnumerable<string> names, int longest = 120) =>
        Plain(string.Join(", ", names.Take(20)), longest) is { Length: > 0 } said ? said : "–";

    /// <summary>The text without what shows nothing or moves others about, cut where it is long.</summary>
    public static string Plain(string text, int longest)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= longest)
            {
                return plain.Append('…').ToString();
            }

            plain.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned ? "?" : rune.ToString());
        }

        return plain.ToString();
    }
}
