using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;

namespace Gateway.Storage.Tests.Quotas;

internal static class Agreements
{
    public static Agreement Of(long quota, int rate = 0, long revision = 1, string id = "a") => new()
    {
        Id = id,
        Revision = revision,
        Consumer = "shenpi",
        Entry = new EntryKey("gongan", "resident", 1),
        Operations = Operations.Lookup,
        Fields = [],
        Purposes = [],
        LegalBasis = "",
        Validity = Validity.Of(new DateOnly(2025, 1, 1), null, TimeZoneInfo.Utc),
        DailyQuota = quota,
        RatePerSecond = rate,
        SourceRanges = [],
        State = AgreementState.Active,
    };
}
