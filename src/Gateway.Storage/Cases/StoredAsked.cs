namespace Gateway.Storage.Cases;

/// <summary>A report that a material was asked for all the same: one for each case, item and material.</summary>
public sealed record StoredAsked
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the case.</summary>
    public required Guid Case { get; init; }

    /// <summary>Code of the item on whose behalf it was asked.</summary>
    public required string Item { get; init; }

    /// <summary>Slug of the department that implements the item, for which it counts.</summary>
    public required string Department { get; init; }

    /// <summary>Name of the material in the case, or what it is called, at most 128 characters.</summary>
    public required string Material { get; init; }

    /// <summary>What it led to: <c>AskedVerdict</c> of <c>gateway.materials.v1</c>.</summary>
    public required short Verdict { get; init; }

    /// <summary>When it was reported.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>Month for which it counts, yyyyMM: that of the case's opening.</summary>
    public required int Month { get; init; }

    /// <summary>Id of the finding; null where there is none.</summary>
    public Guid? Finding { get; init; }
}
