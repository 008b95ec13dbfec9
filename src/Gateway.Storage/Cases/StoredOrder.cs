namespace Gateway.Storage.Cases;

/// <summary>An order to a department. Numbers are those of <c>gateway.materials.v1</c>.</summary>
public sealed record StoredOrder
{
    /// <summary>The line of an order that is about no material: of an announcement.</summary>
    public const int NoLine = -1;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the case.</summary>
    public required Guid Case { get; init; }

    /// <summary>Line of the material that is checked; <see cref="NoLine"/> of an announcement.</summary>
    public required int Line { get; init; }

    /// <summary>What it is: <c>OrderKind</c>.</summary>
    public required short Kind { get; init; }

    /// <summary>How it stands: <c>OrderState</c>.</summary>
    public required short State { get; init; }

    /// <summary>Slug of the department that is to answer.</summary>
    public required string Department { get; init; }

    /// <summary>Slug of the department that ordered it.</summary>
    public required string Consumer { get; init; }

    /// <summary>Code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Chinese name of the material, or of the permit that follows.</summary>
    public required string About { get; init; }

    /// <summary>What is asked, as the item words it for every case.</summary>
    public required string Question { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>End of the last working day on which it may be answered.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Details, sealed by the caller; empty once they are purged.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }

    /// <summary>As it was read; each saving raises it by one.</summary>
    public long Version { get; init; }

    /// <summary>Which worker took it; of no meaning once <see cref="LeasedUntil"/> is past.</summary>
    internal string? LeasedBy { get; init; }

    /// <summary>Until when no other worker takes it, by the database's clock.</summary>
    internal DateTimeOffset? LeasedUntil { get; init; }
}
