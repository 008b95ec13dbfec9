using Gateway.Contracts.Management.V1;
using Gateway.Core.Snapshots;

namespace Gateway.Storage.Registrations;

/// <summary>What became of an act.</summary>
/// <param name="Applied">All documents stand.</param>
/// <param name="DryRun">It was only asked what would change.</param>
/// <param name="Revision">Revision of the catalogue after the act.</param>
/// <param name="Changes">What became, or would become, of each document, in order; empty where there are faults.</param>
/// <param name="Faults">Every fault, up to <see cref="RegistryStore.GreatestFaultCount"/>.</param>
public sealed record ApplyOutcome(
    bool Applied,
    bool DryRun,
    long Revision,
    IReadOnlyList<Change> Changes,
    IReadOnlyList<DocumentFault> Faults)
{
    /// <summary>
    /// What the act's documents say, for what is judged by a snapshot and no fault; null where they hold no item with materials.
    /// </summary>
    public SnapshotChanges? Standing { get; init; }

    /// <summary>Something changed.</summary>
    public bool Changed => Applied && Changes.Any(change => change.Action != ChangeAction.Unchanged);
}
