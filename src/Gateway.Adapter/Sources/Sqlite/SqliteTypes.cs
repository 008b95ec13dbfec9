using System.Globalization;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>What a declared type says of a column: its affinity, by the rules of SQLite's "Datatypes" §3.1.</summary>
internal static class SqliteTypes
{
    public static ColumnDescription Describe(string name, string type)
    {
        var upper = type.ToUpperInvariant();
        var padded = PaddedLength(upper);
        return new ColumnDescription(name, type, padded > 0 ? ColumnKind.PaddedText : KindOf(upper), padded, Readable: true);
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        _ when type.Contains("INT", StringComparison.Ordinal) => ColumnKind.Integer,
        _ when Has(type, "CHAR", "CLOB", "TEXT") => ColumnKind.Text,
        _ when Has(type, "REAL", "FLOA", "DOUB", "DEC", "NUM") => ColumnKind.Number,
        _ => ColumnKind.Any,
    };

    private static bool Has(string type, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (type.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The n of CHAR(n), CHARACTER(n), NCHAR(n); 0 for any other type.</summary>
    private static int PaddedLength(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        return open > 0
            && type[..open].Trim() is "CHAR" or "CHARACTER" or "NCHAR"
            && int.TryParse(type[(open + 1)..].TrimEnd(')', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? Math.Min(length, 4000)
            : 0;
    }
}
