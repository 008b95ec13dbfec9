using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Asking;

/// <summary>What stands behind the result of a way: at most one member.</summary>
internal sealed record WayEvidence
{
    /// <summary>What a source answered.</summary>
    public AskAnswer? Answer { get; init; }

    /// <summary>A fact that was relied on: nobody was asked.</summary>
    public Fact? ReliedOn { get; init; }

    /// <summary>A check to be ordered.</summary>
    public StoredOrder? Order { get; init; }

    /// <summary>The proof that it was ordered.</summary>
    public Receipt? Ordered { get; init; }
}
