namespace Gateway.Audit;

/// <summary>An act of a steward.</summary>
public sealed record Act
{
    /// <summary>"apply", "check", "get", "gaps", "contract", "report" or "refused".</summary>
    public string Verb { get; init; } = "";

    /// <summary>Revision of the catalogue that the act made.</summary>
    public ulong Revision { get; init; }

    /// <summary>The documents changed.</summary>
    public ReadOnlyMemory<ActChange> Changes { get; init; }
}
