using System.CommandLine;
using System.CommandLine.Parsing;
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
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            // Of an unknown command the parser finds fault with every argument that follows.
            var others = parsed.Errors.Where(fault => fault.SymbolResult is not CommandResult).Select(fault => OneLine(fault.Message));
            return [Command(terminal, parsed.UnmatchedTokens, [.. command.Subcommands.Select(each => each.Name)]), .. others];
        }

        // Of these the parser ends with the first it finds, and does not speak every language.
        var missing = command.Options.Where(option => option.Required && parsed.GetResult(option) is not { Implicit: false }).Select(option => option.Name).ToList();
        var unknown = parsed.UnmatchedTokens;
        return
        [
            .. unknown.Select(token => terminal.Say(CommandTexts.NotUnderstood, OneLine(Printable.Quoted(token)))),
            .. missing.Select(name => terminal.Say(CommandTexts.OptionMissing, name)),
            .. parsed.Errors.Select(fault => fault.Message)
                .Where(message => !missing.Concat(unknown).Any(told => message.Contains($"'{told}'", StringComparison.Ordinal)))
                .Select(OneLine),
        ];
    }

    private static string Command(Terminal terminal, IReadOnlyList<string> unmatched, IReadOnlyList<string> names)
    {
        if (unmatched.Count == 0)
        {
            return terminal.Say(CommandTexts.CommandMissing, string.Join(", ", names));
        }

        var written = OneLine(Printable.Quoted(unmatched[0]));
        return NearestName.Of(unmatched[0], names) is { } near
            ? terminal.Say(CommandTexts.CommandNear, written, near)
            : terminal.Say(CommandTexts.CommandUnknown, written, string.Join(", ", names));
    }

    // The parser quotes what it did not understand, and that can be somebody's number.
    private static string OneLine(string message) =>
        Printable.Text(LongNumber().Replace(Blanks().Replace(message, " "), "…"));

    [GeneratedRegex(@"[0-9]{6,}[0-9A-Za-z]*", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
