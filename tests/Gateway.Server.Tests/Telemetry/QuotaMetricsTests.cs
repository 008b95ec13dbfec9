using System.Globalization;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Server.Telemetry;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Tests.Telemetry;

public sealed class QuotaMetricsTests
{
    [Fact]
    public void Of_many_agreements_the_two_hundred_nearest_to_their_end_are_told_of()
    {
        var agreements = Enumerable.Range(1, 1000).ToDictionary(Id, number => Of(number, quota: 10_000), StringComparer.Ordinal);
        var reading = new QuotaReading(new DateOnly(2026, 3, 1), agreements.Keys.ToDictionary(id => id, id => new QuotaUse(NumberOf(id), 0), StringComparer.Ordinal));

        var told = QuotaMetrics.NearestToTheirEnd(reading, agreements.GetValueOrDefault).ToList();

        Assert.Equal(Enumerable.Range(801, 200).Reverse().Select(Id), told.Select(each => each.Agreement.Id));
    }

    [Fact]
    public void What_has_no_quota_or_is_an_agreement_no_more_is_not_told_of()
    {
        var agreements = new Dictionary<string, Agreement>(StringComparer.Ordinal) { [Id(1)] = Of(1, quota: 0), [Id(2)] = Of(2, quota: 10) };
        var reading = new QuotaReading(
            new DateOnly(2026, 3, 1),
            new Dictionary<string, QuotaUse>(StringComparer.Ordinal) { [Id(1)] = new(5, 1), [Id(2)] = new(6, 2), [Id(3)] = new(7, 3) });

        Assert.Equal([(agreements[Id(2)], new QuotaUse(6, 2))], QuotaMetrics.NearestToTheirEnd(reading, agreements.GetValueOrDefault));
    }

    private static string Id(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static int NumberOf(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    private static Agreement Of(int number, long quota) => new()
    {
        Id = Id(number),
        Revision = 1,
        Consumer = "shenpi",
        Entry = new EntryKey("gongan", "resident", 1),
        Operations = Operations.Lookup,
        Fields = [],
        Purposes = [],
        LegalBasis = "",
        Validity = Validity.Of(new DateOnly(2025, 1, 1), null, TimeZoneInfo.Utc),
        DailyQuota = quota,
        RatePerSecond = 0,
        SourceRanges = [],
        State = AgreementState.Active,
    };
}
