using Gateway.Cli.Texts;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace Gateway.Cli.Terminals;

/// <summary>Writes tables, aligned by what the characters take on the screen: Chinese ones take two columns.</summary>
internal static class Tables
{
    /// <summary>A table with a line of headings.</summary>
    public static void WriteTable(this Terminal terminal, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = Plain(headings);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Cell(Printable.Text(cell))));
        }

        Write(terminal, table, "");
    }

    /// <summary>Names and what they are, indented, without headings. Pairs without a value are left out.</summary>
    public static void WritePairs(this Terminal terminal, TextWriter writer, IEnumerable<(string Name, string? Value)> pairs)
    {
        var table = Plain(["", ""]).HideHeaders();
        foreach (var (name, value) in pairs.Where(pair => !string.IsNullOrEmpty(pair.Value)))
        {
            table.AddRow(new Cell(name), new Cell(Printable.Text(value!)));
        }

        Write(terminal with { Out = writer }, table, "  ");
    }

    private static Table Plain(IReadOnlyList<string> headings)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Cell(heading)).PadLeft(0).PadRight(2));
        }

        return table;
    }

    private static void Write(Terminal terminal, Table table, string indent)
    {
        var rendered = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(rendered),
        });
        console.Profile.Width = terminal.Width - indent.Length;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        foreach (var line in rendered.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var text = line.TrimEnd();
            if (text.Length > 0)
            {
                terminal.Out.WriteLine(indent + text);
            }
        }
    }
}
