namespace Gateway.Storage.Model;

/// <summary>How much of an agreement's quota of one day the replicas have leased.</summary>
internal sealed class QuotaUsage
{
    /// <summary>Id of the agreement.</summary>
    public required string AgreementId { get; init; }

    /// <summary>Day of the jurisdiction, as the number of days since 0001-01-01.</summary>
    public required int Day { get; init; }

    /// <summary>Calls leased; never above the quota.</summary>
    public required long Leased { get; set; }

    /// <summary>Calls granted by the last lease, so that one statement can tell what it granted.</summary>
    public required long LastGrant { get; set; }
}
