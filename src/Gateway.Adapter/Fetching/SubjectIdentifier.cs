using System.Globalization;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Fetching;

/// <summary>Subjects' identifiers in the one form that pseudonyms are made of: no blanks around, ASCII letters upper-case.</summary>
internal static class SubjectIdentifier
{
    private const int Greatest = 200;

    /// <summary>Null where the cell identifies nobody.</summary>
    public static string? From(scoped in Cell cell) => cell.Kind switch
    {
        CellKind.Text => From(cell.Text),
        CellKind.Integer => cell.Integer.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    public static string? From(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is 0 or > Greatest)
        {
            return null;
        }

        Span<char> upper = stackalloc char[Greatest];
        for (var i = 0; i < text.Length; i++)
        {
            upper[i] = char.IsAsciiLetterLower(text[i]) ? (char)(text[i] - 32) : text[i];
        }

        return upper[..text.Length].ToString();
    }
}
