using Gateway.Cli.Terminals;

namespace Gateway.Cli.Lookups;

/// <summary>Values that are written as <c>-</c> and come from standard input, so that no shell's history and no list of processes shows them.</summary>
internal sealed class HiddenValues(Terminal terminal)
{
    private const string FromInput = "-";

    public string Reveal(string written, string name)
    {
        if (written != FromInput)
        {
            return written;
        }

        if (terminal.IsInteractive)
        {
            terminal.Error.Write($"{name}: ");
        }

        return terminal.In.ReadLine()?.Trim() is { Length: > 0 } line
            ? line
            : throw new UsageException(LookupTexts.InputMissing.With(name));
    }
}
