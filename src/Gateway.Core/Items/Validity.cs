namespace Gateway.Core.Items;

/// <summary>Whole days of the jurisdiction's time zone, compiled to moments so that a decision only compares.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, inclusive; null means open.</param>
/// <param name="FromUtc">Start of the first day.</param>
/// <param name="UntilUtc">End of the last day, exclusive.</param>
public readonly record struct Validity(DateOnly From, DateOnly? Until, DateTimeOffset FromUtc, DateTimeOffset UntilUtc)
{
    private const int Margin = 3;
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Compiles days of a zone.</summary>
    public static Validity Of(DateOnly from, DateOnly? until, TimeZoneInfo zone) => new(
        from,
        until,
        StartOf(from, zone),
        until is { } last && last < DateOnly.MaxValue ? StartOf(last.AddDays(1), zone) : DateTimeOffset.MaxValue);

    /// <summary>The moment lies in it.</summary>
    public bool Covers(DateTimeOffset moment) => moment >= FromUtc && moment < UntilUtc;

    /// <summary>
    /// The first moment that belongs to the day or a later one: a zone may skip midnight, begin a day twice, or
    /// leave a whole day out, as Samoa did when it crossed the date line.
    /// </summary>
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        // Near the ends of the calendar a moment may lie outside it in one zone or the other.
        if (day.DayNumber < Margin)
        {
            return DateTimeOffset.MinValue;
        }

        if (day.DayNumber > DateOnly.MaxValue.DayNumber - Margin)
        {
            return DateTimeOffset.MaxValue;
        }

        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var usual = new DateTimeOffset(midnight, TimeSpan.Zero) - zone.GetUtcOffset(midnight);
        return HasBegun(usual) && !HasBegun(usual.AddMinutes(-1)) ? usual : Search();

        bool HasBegun(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime) >= day;

        DateTimeOffset Search()
        {
            var (before, begun) = (-Margin * MinutesOfDay, Margin * MinutesOfDay);
            while (begun - before > 1)
            {
                var middle = (before + begun) / 2;
                (before, begun) = HasBegun(usual.AddMinutes(middle)) ? (before, middle) : (middle, begun);
            }

            return usual.AddMinutes(begun);
        }
    }
}
