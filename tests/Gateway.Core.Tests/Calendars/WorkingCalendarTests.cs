using CsCheck;
using Gateway.Core.Calendars;
using Xunit;

namespace Gateway.Core.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private const int First = 2025, Last = 2027;

    private static readonly CalendarYear Year2026 = new(
        2026,
        "国办发明电〔2025〕7号",
        [.. Days(2026, 1, 1, 3), .. Days(2026, 2, 15, 23), .. Days(2026, 4, 4, 6), .. Days(2026, 5, 1, 5), .. Days(2026, 6, 19, 21), .. Days(2026, 9, 25, 27), .. Days(2026, 10, 1, 7)],
        [new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)]);

    /// <summary>Three years with days of any kind, not only those that a notice would name.</summary>
    private static readonly Gen<CalendarYear[]> Years = Gen.Select(YearOf(First), YearOf(First + 1), YearOf(Last)).Select(years => new[] { years.Item1, years.Item2, years.Item3 });

    [Theory]
    [InlineData("2026-01-05", 1, "2026-01-06")]
    [InlineData("2026-01-02", 1, "2026-01-04")] // the Sunday is worked
    [InlineData("2026-02-13", 1, "2026-02-14")] // so is the Saturday before the spring festival
    [InlineData("2026-02-13", 2, "2026-02-24")] // nine days of it
    [InlineData("2026-02-27", 1, "2026-02-28")]
    [InlineData("2026-03-06", 1, "2026-03-09")]
    [InlineData("2026-03-07", 1, "2026-03-09")] // from a Saturday
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-03-07", 0, "2026-03-07")]
    public void Terms_count_from_the_day_after_and_skip_what_is_not_worked(string from, int days, string due) =>
        Assert.Equal(Day(due), new WorkingCalendar([Year2026]).AddWorkingDays(Day(from), days));

    [Fact]
    public void Nothing_is_computed_of_a_year_that_is_not_known()
    {
        var calendar = new WorkingCalendar([Year2026]);
        Assert.Null(WorkingCalendar.Empty.AddWorkingDays(Day("2026-01-05"), 1));
        Assert.Null(calendar.AddWorkingDays(Day("2025-12-30"), 1));
        Assert.Null(calendar.AddWorkingDays(Day("2026-12-31"), 1));
        Assert.Null(calendar.AddWorkingDays(Day("2026-01-01"), 366));
        Assert.Null(calendar.AddWorkingDays(DateOnly.MaxValue, 1));

        // No day of 2025 is counted here, so that it need not be known.
        Assert.Equal(Day("2026-01-04"), calendar.AddWorkingDays(Day("2025-12-31"), 1));
        Assert.True(calendar.Knows(2026));
        Assert.False(calendar.Knows(2025));
    }

    [Fact]
    public void A_term_is_not_negative_and_no_year_is_there_twice()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Empty.AddWorkingDays(Day("2026-01-05"), -1));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([Year2026, Year2026]));
    }

    [Fact]
    public void A_term_ends_where_counting_day_by_day_ends() =>
        Gen.Select(Years, Gen.Int[-20, 1115], Gen.Int[0, 800], Gen.Int[0, 7]).Sample((years, offset, days, known) =>
        {
            var kept = years.Where((_, i) => (known & (1 << i)) != 0).ToArray();
            var from = new DateOnly(First, 1, 1).AddDays(offset);
            Assert.Equal(Naive(kept, from, days), new WorkingCalendar(kept).AddWorkingDays(from, days));
        });

    [Fact]
    public void A_longer_term_never_ends_earlier() =>
        Gen.Select(Years, Gen.Int[0, 700], Gen.Int[1, 200]).Sample((years, offset, days) =>
        {
            var (calendar, from) = (new WorkingCalendar(years), new DateOnly(First, 1, 1).AddDays(offset));
            var (shorter, longer) = (calendar.AddWorkingDays(from, days), calendar.AddWorkingDays(from, days + 1));
            return longer is null || (shorter < longer && shorter > from);
        });

    private static DateOnly? Naive(CalendarYear[] years, DateOnly from, int days)
    {
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (years.FirstOrDefault(each => each.Year == day.Year) is not { } year)
            {
                return null;
            }

            var weekend = day.DayOfWeek == DayOfWeek.Saturday || day.DayOfWeek == DayOfWeek.Sunday;
            days -= (weekend && year.Workdays.Contains(day)) || (!weekend && !year.Holidays.Contains(day)) ? 1 : 0;
        }

        return day;
    }

    private static Gen<CalendarYear> YearOf(int year)
    {
        var days = Gen.Int[0, 364].Select(new DateOnly(year, 1, 1).AddDays);
        return Gen.Select(days.HashSet[0, 30], days.HashSet[0, 15]).Select(
            (holidays, workdays) => new CalendarYear(year, "", [.. holidays], [.. workdays.Where(CalendarYear.IsWeekend).Except(holidays)]));
    }

    private static IEnumerable<DateOnly> Days(int year, int month, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(day => new DateOnly(year, month, day));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
