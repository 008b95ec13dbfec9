using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;

namespace Gateway.Core.Snapshots;

/// <summary>
/// What changed between two revisions. Registered objects are never removed: they are suspended,
/// withdrawn or ended, so that the log's references stay resolvable.
/// </summary>
public sealed class SnapshotChanges
{
    /// <summary>Departments new or changed.</summary>
    public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>Systems new or changed.</summary>
    public IReadOnlyList<RegisteredSystem> Systems { get; init; } = [];

    /// <summary>Entry versions new or changed: the revision that is served of each major version.</summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>Service items new or changed.</summary>
    public IReadOnlyList<ServiceItem> Items { get; init; } = [];

    /// <summary>Agreements new or changed.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>Bundles of service items new or changed.</summary>
    public IReadOnlyList<Bundle> Bundles { get; init; } = [];

    /// <summary>How many objects are new or changed.</summary>
    public int Count => Departments.Count + Systems.Count + Entries.Count + Items.Count + Agreements.Count + Bundles.Count;
}
