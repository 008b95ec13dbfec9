using System.Collections.Immutable;

namespace Gateway.Core.Calendars;

/// <summary>How one year's working days differ from Monday to Friday.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The notice that says so (国务院办公厅关于…年部分节假日安排的通知).</param>
/// <param name="Holidays">Days of the year on which nobody works, besides the weekends.</param>
/// <param name="Workdays">Saturdays and Sundays of the year that are worked (调休).</param>
public sealed record CalendarYear(int Year, string Source, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> Workdays)
{
    /// <summary>The year's working days, ascending.</summary>
    internal DateOnly[] ToWorkingDays()
    {
        var (holidays, workdays) = (Holidays.ToHashSet(), Workdays.ToHashSet());
        var first = new DateOnly(Year, 1, 1);
        var length = DateTime.IsLeapYear(Year) ? 366 : 365;
        return [.. Enumerable.Range(0, length).Select(first.AddDays).Where(IsWorked)];

        bool IsWorked(DateOnly day) => IsWeekend(day) ? workdays.Contains(day) : !holidays.Contains(day);
    }

    /// <summary>A Saturday or a Sunday.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
