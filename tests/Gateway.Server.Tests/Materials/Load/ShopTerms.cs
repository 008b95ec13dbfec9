namespace Gateway.Server.Tests.Materials.Load;

/// <summary>What the items of a shop say.</summary>
/// <param name="Patience">How long applicants wait for a department.</param>
internal sealed record ShopTerms(TimeSpan Patience)
{
    /// <summary>Revision of the items.</summary>
    public uint Revision { get; init; } = 1;

    /// <summary>A paper is asked of the next department after the first.</summary>
    public bool Fallbacks { get; init; }

    /// <summary>A paper that no data replaces is checked.</summary>
    public bool Checks { get; init; }

    /// <summary>A proof that is not verified may be committed to.</summary>
    public bool Commitments { get; init; }
}
