using System.Collections.Immutable;
using System.Globalization;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue.Rules;
using Gateway.Hosting.Configuration;

namespace Gateway.Server.Calendars;

/// <summary>Reads the years of a calendar, and says everything that is wrong with them.</summary>
internal static class CalendarReader
{
    private const int FirstYear = 2000, LastYear = 2199, GreatestSourceLength = 200;

    /// <summary>The years; not to be used where faults were added.</summary>
    public static IReadOnlyList<CalendarYear> Read(CalendarOptions options, ICollection<ConfigurationFault> faults)
    {
        if (options.Years.Count == 0)
        {
            faults.Add(new("years", "name at least one year; without a calendar leave out the key that names this file."));
        }

        var known = new HashSet<int>();
        var years = new List<CalendarYear>();
        for (var i = 0; i < options.Years.Count; i++)
        {
            var year = options.Years[i];
            if (year.Year is < FirstYear or > LastYear)
            {
                faults.Add(new($"years[{i}].year", $"write a year from {FirstYear} to {LastYear}."));
                continue;
            }

            if (!known.Add(year.Year))
            {
                faults.Add(new($"years[{i}].year", "this year stands here already; keep one of the two."));
            }

            if (year.Source.Trim().Length is 0 or > GreatestSourceLength)
            {
                faults.Add(new($"years[{i}].source", $"write the notice that says so, in at most {GreatestSourceLength} characters."));
            }

            years.Add(Read(year, i, faults));
        }

        return years;
    }

    private static CalendarYear Read(CalendarYearOptions year, int index, ICollection<ConfigurationFault> faults)
    {
        var seen = new HashSet<DateOnly>();
        return new CalendarYear(
            year.Year,
            year.Source,
            Days(year, year.Holidays, $"years[{index}].holidays", worked: false, seen, faults),
            Days(year, year.Workdays, $"years[{index}].workdays", worked: true, seen, faults));
    }

    private static ImmutableArray<DateOnly> Days(
        CalendarYearOptions year, List<string> texts, string key, bool worked, HashSet<DateOnly> seen, ICollection<ConfigurationFault> faults)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            if (FaultOf(year, texts[i], worked, seen, out var day) is { } fault)
            {
                faults.Add(new($"{key}[{i}]", fault));
            }
            else
            {
                days.Add(day);
            }
        }

        return days.DrainToImmutable();
    }

    private static string? FaultOf(CalendarYearOptions year, string text, bool worked, HashSet<DateOnly> seen, out DateOnly day) =>
        !ValueRules.TryReadDay(text, out day) ? "write a day as yyyy-MM-dd."
        : day.Year != year.Year ? string.Create(CultureInfo.InvariantCulture, $"this is no day of {year.Year}; write it under its own year.")
        : !seen.Add(day) ? "this day stands here already; a day is a holiday or a worked day, once."
        : worked && !CalendarYear.IsWeekend(day) ? "a worked day is a Saturday or a Sunday; the others are worked without being named."
        : null;
}
