using Gateway.Core.Decisions;

namespace Gateway.Storage.Quotas;

/// <summary>The reasons of the meter's refusals.</summary>
public static class MeterResults
{
    /// <summary>The reason of a refusal; null where the call may be made.</summary>
    public static Reason? ToReason(this MeterResult result) => result switch
    {
        MeterResult.Ok => null,
        MeterResult.QuotaSpent => Reasons.QuotaSpent,
        MeterResult.RateExceeded => Reasons.RateExceeded,
        _ => Reasons.MeterUnavailable,
    };
}
