using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>The parser's help with the parser's own words in the language that is spoken, and without its blank ends.</summary>
internal sealed class HelpPage(Terminal terminal, HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly Text[] Headings =
    [
        CommandTexts.HelpDescription, CommandTexts.HelpUsage, CommandTexts.HelpArguments, CommandTexts.HelpOptions, CommandTexts.HelpCommands,
    ];

    private static readonly Text[] Marks = [CommandTexts.HelpRequired, CommandTexts.HelpDefault];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var (output, page) = (configuration.Output, new StringWriter());
        configuration.Output = page;
        try
        {
            inner.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
        }

        foreach (var line in page.ToString().TrimEnd().Split('\n'))
        {
            output.WriteLine(Translated(line.TrimEnd()));
        }

        return ExitCodes.Done;
    }

    private string Translated(string line) =>
        Array.Find(Headings, heading => heading.English == line)?.In(terminal.Language)
        ?? Marks.Aggregate(line, (told, mark) => told.Replace(mark.English, mark.In(terminal.Language), StringComparison.Ordinal));
}
