using System.Text;
using CsCheck;
using Gateway.Cli.Terminals;

namespace Gateway.Cli.Tests.Terminals;

public sealed class CsvTests
{
    private static readonly Gen<string> Cell = Gen.String[Gen.Char[",\"\r\n'=+-@\ta1 户"], 0, 6];

    [Fact]
    public void What_is_written_is_read_back_by_any_reader_of_RFC_4180() => Cell.List[1, 5].List[1, 4].Sample(rows =>
    {
        var text = new StringWriter();
        foreach (var row in rows)
        {
            Csv.WriteRow(text, row);
        }

        Assert.Equal(rows.Select(row => row.Select(Harmless)), Read(text.ToString()));
    });

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void No_cell_is_a_formula(string text)
    {
        var written = new StringWriter();
        Csv.WriteRow(written, [text]);
        Assert.Equal($"\"'{text}\"\r\n", written.ToString());
    }

    private static string Harmless(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;

    // A reader that knows nothing of how it was written.
    private static List<List<string>> Read(string text)
    {
        var rows = new List<List<string>>();
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted && text[i + 1] == '\n':
                    row.Add(cell.ToString());
                    cell.Clear();
                    rows.Add(row);
                    row = [];
                    i++;
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        return rows;
    }
}
