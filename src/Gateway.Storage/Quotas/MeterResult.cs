namespace Gateway.Storage.Quotas;

/// <summary>What the meter says to one call.</summary>
public enum MeterResult
{
    /// <summary>Counted; it may be made.</summary>
    Ok,

    /// <summary>The day's quota is spent.</summary>
    QuotaSpent,

    /// <summary>The rate is exceeded.</summary>
    RateExceeded,

    /// <summary>It could not be counted.</summary>
    Unavailable,
}
