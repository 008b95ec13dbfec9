using System.Collections.Frozen;

namespace Gateway.Core.Calendars;

/// <summary>
/// The jurisdiction's working days (工作日). What years are not in it nobody has announced yet, or nobody has written down: of them nothing is
/// computed, rather than guessed.
/// </summary>
/// <param name="years">The years that are known, each once.</param>
public sealed class WorkingCalendar(IEnumerable<CalendarYear> years)
{
    private readonly FrozenDictionary<int, DateOnly[]> _days = years.ToFrozenDictionary(year => year.Year, year => year.ToWorkingDays());

    /// <summary>No year is known.</summary>
    public static WorkingCalendar Empty { get; } = new([]);

    /// <summary>The year's working days are known.</summary>
    public bool Knows(int year) => _days.ContainsKey(year);

    /// <summary>
    /// The last of so many working days, counted from the day after <paramref name="from"/>: the day that something begins on does not count
    /// (民法典第二百零一条).
    /// </summary>
    /// <param name="from">The day that the term begins on; it need not be a working day.</param>
    /// <param name="days">Working days: 0 and up; 0 answers <paramref name="from"/>.</param>
    /// <returns>The day; null where a day of a year that is not known would have to be counted.</returns>
    public DateOnly? AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0)
        {
            return from;
        }

        if (from == DateOnly.MaxValue)
        {
            return null;
        }

        var next = from.AddDays(1);
        for (var year = next.Year; _days.TryGetValue(year, out var worked); year++)
        {
            var index = year == next.Year ? FirstFrom(worked, next) : 0;
            if (days <= worked.Length - index)
            {
                return worked[index + days - 1];
            }

            days -= worked.Length - index;
        }

        return null;
    }

    private static int FirstFrom(DateOnly[] worked, DateOnly day)
    {
        var index = Array.BinarySearch(worked, day);
        return index < 0 ? ~index : index;
    }
}
