using System.Collections.Immutable;

namespace Gateway.Storage.Cases;

/// <summary>Figures of one item of one department in one month.</summary>
public sealed record FiguresRow
{
    /// <summary>Month in which the cases were opened: yyyyMM.</summary>
    public required int Month { get; init; }

    /// <summary>Slug of the department that implements the item.</summary>
    public required string Department { get; init; }

    /// <summary>Code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Cases; one of a bundle counts for each of its items.</summary>
    public long Cases { get; init; }

    /// <summary>Materials by outcome; one that items share counts for the first of them. By outcome and commitment, none of zero.</summary>
    public ImmutableArray<OutcomeCount> Outcomes { get; init; } = [];

    /// <summary>Of the materials under check, those whose case is closed.</summary>
    public long Withdrawn { get; init; }

    /// <summary>Reports of materials asked for all the same. By verdict, none of zero.</summary>
    public ImmutableArray<VerdictCount> Verdicts { get; init; } = [];

    /// <summary>Cases that are complete.</summary>
    public long Completed { get; init; }

    /// <summary>Seconds from opening to completion, of half of the complete cases (nearest rank); 0 without any.</summary>
    public double CompleteP50Seconds { get; init; }

    /// <summary>The same of 95 in a hundred.</summary>
    public double CompleteP95Seconds { get; init; }

    /// <summary>Materials in all.</summary>
    public long Materials => Outcomes.Sum(each => each.Count);
}
