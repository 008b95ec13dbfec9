using System.Globalization;
using System.Text.Json;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of numbers, days, known values and lists.</summary>
public static class ValueRules
{
    /// <summary>Outside its bounds.</summary>
    public static readonly Rule OutOfRange = new(
        "NUMBER_OUT_OF_RANGE", "Out of range. Write a number from {0} to {1}.", "超出范围。请填写 {0} 至 {1} 之间的数。");

    /// <summary>Not a value that this version knows.</summary>
    public static readonly Rule Unknown = new(
        "VALUE_UNKNOWN", "Missing or not a known value. Write one of: {0}.", "未填写或不是已知取值。请填写以下之一：{0}。");

    /// <summary>Not a day.</summary>
    public static readonly Rule Day = new(
        "DATE_MALFORMED", "Not a day of the calendar. Write it as yyyy-MM-dd.", "不是有效日期。请按 yyyy-MM-dd 填写。");

    /// <summary>The last day lies before the first.</summary>
    public static readonly Rule DayOrder = new(
        "DATE_ORDER", "The last day lies before the first. Write a day on or after it.", "截止日期早于起始日期。请填写不早于起始日期的日期。");

    /// <summary>An empty list.</summary>
    public static readonly Rule ListEmpty = new("LIST_EMPTY", "At least one is required.", "至少填写一项。");

    /// <summary>Too many elements.</summary>
    public static readonly Rule ListTooLong = new(
        "LIST_TOO_LONG", "More than {0}. Leave out what is not needed.", "超过 {0} 项。请去掉不需要的项。");

    /// <summary>The same element twice.</summary>
    public static readonly Rule Duplicate = new("DUPLICATE", "Stands there twice. Remove one.", "重复出现。请去掉一处。");

    /// <summary>Checks a number against its bounds, inclusive.</summary>
    public static bool CheckRange(FaultList faults, string name, ulong value, long least, long greatest)
    {
        if (value >= (ulong)least && value <= (ulong)greatest)
        {
            return true;
        }

        faults.Add(name, OutOfRange, least, greatest);
        return false;
    }

    /// <summary>Checks that a value is a member of its enumeration, the unset one aside.</summary>
    public static bool CheckKnown<TEnum>(FaultList faults, string name, TEnum value, bool unsetAllowed = false)
        where TEnum : struct, Enum
    {
        if (Enum.IsDefined(value) && (unsetAllowed || Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0))
        {
            return true;
        }

        faults.Add(name, Unknown, Known<TEnum>());
        return false;
    }

    /// <summary>Checks the length of a list.</summary>
    public static void CheckCount(FaultList faults, string name, int count, int greatest, bool required = false)
    {
        if (count > greatest)
        {
            faults.Add(name, ListTooLong, greatest);
        }
        else if (required && count == 0)
        {
            faults.Add(name, ListEmpty);
        }
    }

    /// <summary>Reports every element that stood before.</summary>
    public static void CheckDistinct<T>(FaultList faults, string name, IEnumerable<T> values, IEqualityComparer<T>? comparer = null)
    {
        var seen = new HashSet<T>(comparer);
        var index = 0;
        foreach (var value in values)
        {
            if (!seen.Add(value))
            {
                faults.Add(name, index, Duplicate);
            }

            index++;
        }
    }

    /// <summary>Checks two days and their order. An empty last day is allowed where it means open.</summary>
    public static void CheckDays(
        FaultList faults, string fromName, string from, string untilName, string until, bool untilRequired)
    {
        var known = TryReadDay(from, out var first);
        if (!known)
        {
            faults.Add(fromName, Day);
        }

        if (until.Length == 0 && !untilRequired)
        {
            return;
        }

        if (!TryReadDay(until, out var last))
        {
            faults.Add(untilName, Day);
        }
        else if (known && last < first)
        {
            faults.Add(untilName, DayOrder);
        }
    }

    /// <summary>Reads yyyy-MM-dd.</summary>
    public static bool TryReadDay(string value, out DateOnly day) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Known<TEnum>()
        where TEnum : struct, Enum =>
        string.Join(", ", Enum.GetValues<TEnum>()
            .Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0)
            .Select(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())));
}
