namespace Gateway.Core.Items;

/// <summary>Whole days of the jurisdiction's time zone, compiled to moments so that a decision only compares.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, inclusive; null means open.</param>
/// <param name="FromUtc">Start of the first day.</param>
/// <param name="UntilUtc">End of the last day, exclusive.</param>
public readonly record struct Validity(DateOnly From, DateOnly? Until, DateTimeOffset FromUtc, DateTimeOffset UntilUtc)
{
    /// <summary>Compiles days of a zone.</summary>
    public static Validity Of(DateOnly from, DateOnly? until, TimeZoneInfo zone) => new(
        from,
        until,
        StartOf(from, zone),
        until is { } last && last < DateOnly.MaxValue ? StartOf(last.AddDays(1), zone) : DateTimeOffset.MaxValue);

    /// <summary>The moment lies in it.</summary>
    public bool Covers(DateTimeOffset moment) => moment >= FromUtc && moment < UntilUtc;

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);

        // A zone may skip midnight when it changes its offset; the day then starts at the first moment that exists.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
