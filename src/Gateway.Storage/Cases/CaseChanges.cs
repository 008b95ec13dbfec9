namespace Gateway.Storage.Cases;

/// <summary>Changes of one act: all of them or none.</summary>
public sealed record CaseChanges
{
    /// <summary>Materials to save, as of <see cref="CaseStore.SaveAsync"/>.</summary>
    public IReadOnlyList<StoredMaterial> Materials { get; init; } = [];

    /// <summary>Materials that the case needs now, with numbers that none of its lines or orders ever had.</summary>
    public IReadOnlyList<StoredMaterial> AddedMaterials { get; init; } = [];

    /// <summary>Materials that the case does not need any more, as they were read: they go.</summary>
    public IReadOnlyList<StoredMaterial> DroppedMaterials { get; init; } = [];

    /// <summary>Orders to save, as of <see cref="CaseStore.SaveOrderAsync"/>.</summary>
    public IReadOnlyList<StoredOrder> Orders { get; init; } = [];

    /// <summary>New orders, as of <see cref="CaseStore.AddOrdersAsync"/>.</summary>
    public IReadOnlyList<StoredOrder> AddedOrders { get; init; } = [];

    /// <summary>New findings.</summary>
    public IReadOnlyList<StoredFinding> AddedFindings { get; init; } = [];

    /// <summary>New facts.</summary>
    public IReadOnlyList<StoredFact> AddedFacts { get; init; } = [];

    /// <summary>Facts that nobody relies on from a moment on; they may be read still.</summary>
    public IReadOnlyList<(Guid Fact, DateTimeOffset At)> EndedFacts { get; init; } = [];
}
