using Gateway.Core.Items;

namespace Gateway.Core.Calendars;

/// <summary>The days of the jurisdiction: quotas, agreements and items begin and end at its midnight.</summary>
/// <param name="time">Where moments come from.</param>
/// <param name="zone">The jurisdiction's time zone.</param>
public sealed class JurisdictionClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The jurisdiction's time zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>This moment.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day that a moment belongs to.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The moment at which a day is over, exclusive.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Validity.Of(day, day, zone).UntilUtc;
}
