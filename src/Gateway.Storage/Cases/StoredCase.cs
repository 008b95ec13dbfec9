using System.Collections.Immutable;

namespace Gateway.Storage.Cases;

/// <summary>A case. What names a person is in <see cref="Sealed"/> alone.</summary>
public sealed record StoredCase
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the department whose case it is.</summary>
    public required string Consumer { get; init; }

    /// <summary>Number of the application, at most 64 characters; with the consumer it names the case.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Id of the system that opened it.</summary>
    public required string System { get; init; }

    /// <summary>What it is about: "item:CODE" or "bundle:code".</summary>
    public required string Matter { get; init; }

    /// <summary>The items, in their order: several of a bundle.</summary>
    public required ImmutableArray<CaseItem> Items { get; init; }

    /// <summary>Keyed pseudonym of the applicant, hexadecimal, at most 128 characters.</summary>
    public required string Applicant { get; init; }

    /// <summary>Month of the opening in the jurisdiction's zone: yyyyMM.</summary>
    public required int Month { get; init; }

    /// <summary>When it was opened; kept to the microsecond, as every moment.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When everything but what the applicant brings was there.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Details, sealed by the caller; empty once they are purged.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }

    /// <summary>As it was read; each saving raises it by one.</summary>
    public long Version { get; init; }

    /// <summary>Who resolves it just now; of no meaning once <see cref="LeasedUntil"/> is past.</summary>
    internal string? LeasedBy { get; init; }

    /// <summary>Until when nobody else may resolve it, by the database's clock; null where nobody does.</summary>
    internal DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>When what is sealed in it was deleted.</summary>
    internal DateTimeOffset? PurgedAt { get; init; }
}
