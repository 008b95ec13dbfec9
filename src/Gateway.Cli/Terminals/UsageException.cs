using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>What was written on the command line or in the settings is wrong; nothing was done.</summary>
internal sealed class UsageException(params IReadOnlyList<Phrase> faults) : Exception
{
    public IReadOnlyList<Phrase> Faults { get; } = faults;
}
