using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>The parser's help, with the words that the parser has not translated, and without its blank ends.</summary>
internal sealed class HelpPage(Terminal terminal, HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly Text[] Untranslated = [CommandTexts.HelpDescription, CommandTexts.HelpRequired, CommandTexts.HelpDefault];

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

        var text = Untranslated.Aggregate(page.ToString(), (told, word) =>
            told.Replace(word.English, word.In(terminal.Language), StringComparison.Ordinal));
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }

        return ExitCodes.Done;
    }
}
