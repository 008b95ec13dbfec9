namespace Gateway.Storage.Cases;

/// <summary>A verification result that other cases may rely on (审一次).</summary>
public sealed record StoredFact
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Keyed pseudonym of whom it is about, at most 128 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Entry that was asked: "department/entry@major".</summary>
    public required string Entry { get; init; }

    /// <summary>Keyed hash of what was claimed, 16 to 32 bytes.</summary>
    public required byte[] ClaimsHash { get; init; }

    /// <summary>Slug of the department that checked.</summary>
    public required string Consumer { get; init; }

    /// <summary>When it was checked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Until when others may rely on it; no more at that moment.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>What else it tells; nothing personal.</summary>
    public required ReadOnlyMemory<byte> Details { get; init; }
}
