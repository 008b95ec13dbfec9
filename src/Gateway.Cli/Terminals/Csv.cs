namespace Gateway.Cli.Terminals;

/// <summary>
/// Comma-separated values (RFC 4180): plain UTF-8, lines end with CR LF, cells are quoted where they must be. A spreadsheet takes a text
/// that begins with = + - @ for a formula, so such a one gets an apostrophe before it and quotes.
/// </summary>
internal static class Csv
{
    private const string Formula = "=+-@\t\r";
    private static readonly char[] Quoted = [',', '"', '\r', '\n', '\''];

    public static void WriteRow(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells.Select(Cell)));
        writer.Write("\r\n");
    }

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.IndexOfAny(Quoted) >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
