using System.Globalization;

namespace Gateway.Demo.City.Databases;

/// <summary>How the departments' old systems write things down.</summary>
internal static class Legacy
{
    public static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string? Date(DateOnly? date) => date is { } day ? Date(day) : null;

    public static string Month(DateOnly date) => date.ToString("yyyyMM", CultureInfo.InvariantCulture);

    public static string Moment(DateTime moment) => moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>A moment on a day, as batch programs stamp it.</summary>
    public static string Stamp(DateOnly date, Dice dice) =>
        Moment(date.ToDateTime(new TimeOnly(dice.Between(0, 23), dice.Next(60), dice.Next(60))));

    /// <summary>As a CHAR column keeps it: blanks up to its width, counted in characters as the old database did.</summary>
    public static string Pad(string text, int width) => text.PadRight(width);
}
