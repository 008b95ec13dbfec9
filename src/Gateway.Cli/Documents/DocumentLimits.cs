namespace Gateway.Cli.Documents;

/// <summary>What is read at most.</summary>
internal static class DocumentLimits
{
    public const int FileBytes = 16 << 20;
    public const int NodesPerFile = 2_000_000;
    public const int Depth = 32;
    public const int Documents = 20_000;
    public const int Files = 20_000;
    public const int Faults = 10_000;
}
