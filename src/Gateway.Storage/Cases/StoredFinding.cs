namespace Gateway.Storage.Cases;

/// <summary>A finding about a department.</summary>
public sealed record StoredFinding
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the case it was made in.</summary>
    public required Guid Case { get; init; }

    /// <summary>What it is: <c>FindingKind</c> of <c>gateway.materials.v1</c>.</summary>
    public required short Kind { get; init; }

    /// <summary>Slug of the department that it is about.</summary>
    public required string Department { get; init; }

    /// <summary>Slug of the department whose case it was made in.</summary>
    public required string Consumer { get; init; }

    /// <summary>Code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Name of the material.</summary>
    public required string Material { get; init; }

    /// <summary>Entry of the record: "department/entry@major"; empty where there is none.</summary>
    public required string Entry { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When the department said what was done; null while it is open.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Details, sealed by the caller; empty once they are purged.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }

    /// <summary>As it was read; each saving raises it by one.</summary>
    public long Version { get; init; }
}
