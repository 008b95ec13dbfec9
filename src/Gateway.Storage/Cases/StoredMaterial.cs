namespace Gateway.Storage.Cases;

/// <summary>A material of a case: one line. Numbers are those of <c>gateway.materials.v1</c>.</summary>
public sealed record StoredMaterial
{
    /// <summary>Id of the case.</summary>
    public required Guid Case { get; init; }

    /// <summary>Its place in the case, from 0.</summary>
    public required int Line { get; init; }

    /// <summary>Its name in the case: "material", or "item/material".</summary>
    public required string Name { get; init; }

    /// <summary>Chinese name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Code of the first item that asks for it.</summary>
    public required string Item { get; init; }

    /// <summary>Slug of the department that implements that item.</summary>
    public required string Department { get; init; }

    /// <summary>Slug of the department that was asked or holds it, or who issues it, in Chinese; empty where nobody is known.</summary>
    public required string Holder { get; init; }

    /// <summary>What became of it: <c>MaterialOutcome</c>.</summary>
    public required short Outcome { get; init; }

    /// <summary>Why the applicant brings it: <c>MaterialReason</c>.</summary>
    public short Reason { get; init; }

    /// <summary>What the applicant says of what was found: <c>Consent</c>.</summary>
    public short Consent { get; init; }

    /// <summary>How its commitment stands: <c>CommitmentState</c>; 0 without one.</summary>
    public short Commitment { get; init; }

    /// <summary>The answer came after the item's patience.</summary>
    public bool Late { get; init; }

    /// <summary>Handle of the evidence; null where there is none. Dies with the case.</summary>
    public Guid? Handle { get; init; }

    /// <summary>When the outcome became known.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the department is to be asked again; null where it is not. Dies with the case.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Tries { get; init; }

    /// <summary>When the commitment is to be verified; null where there is nothing to verify. Outlives the case.</summary>
    public DateTimeOffset? VerifyAt { get; init; }

    /// <summary>Details, sealed by the caller; empty once they are purged.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }

    /// <summary>As it was read; each saving raises it by one.</summary>
    public long Version { get; init; }

    /// <summary>Which worker took it; of no meaning once <see cref="LeasedUntil"/> is past.</summary>
    internal string? LeasedBy { get; init; }

    /// <summary>Until when no other worker takes it, by the database's clock.</summary>
    internal DateTimeOffset? LeasedUntil { get; init; }
}
