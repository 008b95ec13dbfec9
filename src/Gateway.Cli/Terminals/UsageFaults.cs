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
        // One that does something by itself may be called without a command below it.
        if (command.Subcommands.Count > 0 && (command.Action is null || parsed.UnmatchedTokens is [not ['-', ..], ..]))
        {
            // Of an unknown command the parser finds fault with every argument that follows.
            var others = parsed.Errors.Where(fault => fault.SymbolResult is not CommandResult).Select(fault => OneLine(fault.Message));
            return [Command(terminal, parsed.UnmatchedTokens, [.. command.Subcommands.Select(each => each.Name)]), .. others];
        }

        // Of these the parser ends with the first it finds, and tells them in English only.
        var counts = Counts(terminal, parsed, command).ToList();
        var told = counts.Select(fault => fault.Name).Concat(parsed.UnmatchedTokens).ToList();
        return
        [
            .. parsed.UnmatchedTokens.Select(token => terminal.Say(CommandTexts.NotUnderstood, OneLine(Printable.Quoted(token)))),
            .. counts.Select(fault => fault.Message),
            .. parsed.Errors.Select(fault => fault.Message)
                .Where(message => !told.Exists(name => message.Contains($"'{name}'", StringComparison.Ordinal)))
                .Select(OneLine),
        ];
    }

    // What is missing, and what is there too often.
    private static IEnumerable<(string Name, string Message)> Counts(Terminal terminal, ParseResult parsed, Command command)
    {
        foreach (var argument in command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0))
        {
            if (parsed.GetResult(argument) is not { Tokens.Count: > 0 })
            {
                yield return (argument.Name, terminal.Say(CommandTexts.Missing, argument.Name));
            }
        }

        foreach (var option in command.Options)
        {
            var given = parsed.GetResult(option) is { Implicit: false } result ? result : null;
            if (given is null && option.Required)
            {
                yield return (option.Name, terminal.Say(CommandTexts.Missing, option.Name));
            }
            else if (given?.Tokens.Count < option.Arity.MinimumNumberOfValues)
            {
                yield return (option.Name, terminal.Say(CommandTexts.ValueMissing, option.Name));
            }
            else if (given?.Tokens.Count > option.Arity.MaximumNumberOfValues)
            {
                yield return (option.Name, terminal.Say(CommandTexts.TooOften, option.Name));
            }
        }
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
