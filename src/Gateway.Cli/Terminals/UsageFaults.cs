using System.CommandLine;
using System.Text.RegularExpressions;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>Tells what is wrong on the command line.</summary>
internal static partial class UsageFaults
{
    public static int Write(Terminal terminal, ParseResult parsed, string command)
    {
        foreach (var message in Messages(terminal, parsed).Distinct())
        {
            terminal.WriteError(CommandTexts.UsageFault, message);
        }

        terminal.WriteError(CommandTexts.SeeHelp, command);
        return ExitCodes.Usage;
    }

    public static int Write(Terminal terminal, params IReadOnlyList<Phrase> faults)
    {
        foreach (var fault in faults)
        {
            terminal.WriteError(CommandTexts.UsageFault, fault);
        }

        return ExitCodes.Usage;
    }

    private static IEnumerable<string> Messages(Terminal terminal, ParseResult parsed)
    {
        // Of an unknown command the parser finds fault with every argument that follows.
        var names = parsed.CommandResult.Command.Subcommands.Select(command => command.Name).ToList();
        if (names.Count == 0 || parsed.CommandResult.Errors.Any())
        {
            return parsed.Errors.Select(fault => OneLine(fault.Message));
        }

        if (parsed.UnmatchedTokens.Count == 0)
        {
            return [terminal.Say(CommandTexts.CommandMissing, string.Join(", ", names))];
        }

        var written = parsed.UnmatchedTokens[0];
        return
        [
            NearestName.Of(written, names) is { } near
                ? terminal.Say(CommandTexts.CommandNear, OneLine(Printable.Quoted(written)), near)
                : terminal.Say(CommandTexts.CommandUnknown, OneLine(Printable.Quoted(written)), string.Join(", ", names)),
        ];
    }

    // The parser quotes what it did not understand, and that can be somebody's number.
    private static string OneLine(string message) =>
        Printable.Text(LongNumber().Replace(Blanks().Replace(message, " "), "…"));

    [GeneratedRegex(@"[0-9]{6,}[0-9A-Za-z]*", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
