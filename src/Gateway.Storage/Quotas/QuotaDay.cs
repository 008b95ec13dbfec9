using Gateway.Core.Calendars;

namespace Gateway.Storage.Quotas;

/// <summary>A day of the jurisdiction as moments.</summary>
internal sealed record QuotaDay(DateOnly Day, DateTimeOffset From, DateTimeOffset Until)
{
    public bool Covers(DateTimeOffset moment) => moment >= From && moment < Until;

    public static QuotaDay Of(DateTimeOffset moment, JurisdictionClock clock)
    {
        var day = clock.DayOf(moment);
        return new QuotaDay(day, clock.EndOf(day.AddDays(-1)), clock.EndOf(day));
    }
}
