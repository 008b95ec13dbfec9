namespace Gateway.Storage.Model;

/// <summary>An item for which a case counts in the figures. Written with the case, and kept.</summary>
internal sealed class CountedItem
{
    /// <summary>Id of the case.</summary>
    public required Guid Case { get; init; }

    /// <summary>Code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Slug of the department that implements it.</summary>
    public required string Department { get; init; }

    /// <summary>Month of the case's opening: yyyyMM.</summary>
    public required int Month { get; init; }
}
