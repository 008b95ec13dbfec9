namespace Gateway.Storage.Model;

/// <summary>How many verifications of a subject by a consumer did not match on one day, or are under way.</summary>
internal sealed class MismatchUsage
{
    /// <summary>Day of the jurisdiction, as the number of days since 0001-01-01.</summary>
    public required int Day { get; init; }

    /// <summary>Slug of the consuming department.</summary>
    public required string Consumer { get; init; }

    /// <summary>Keyed pseudonym of the subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Verifications counted.</summary>
    public required int Counted { get; set; }
}
