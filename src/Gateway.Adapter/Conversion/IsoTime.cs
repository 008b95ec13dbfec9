using System.Globalization;
using Gateway.Adapter.Mapping;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Reads dates and times as databases write them: ISO 8601, a blank for the T, a short offset.</summary>
internal static class IsoTime
{
    /// <summary>yyyy-MM-dd; zeros for an unknown month or day.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..], out var day))
        {
            return false;
        }

        date = new PartialDate(year, month, day);
        return date.IsValid;
    }

    /// <summary>The date of a time without a zone.</summary>
    public static bool TryLocalDate(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        return TryLocal(text, out var parts, out var rest) && rest.IsEmpty
            && (date = new PartialDate(parts.Year, parts.Month, parts.Day)).IsValid;
    }

    /// <summary>The date that a moment has in the zone.</summary>
    public static bool TryMomentDate(ReadOnlySpan<char> text, TimeZoneInfo zone, out PartialDate date)
    {
        date = default;
        if (!TryMoment(text, TimeZoneInfo.Utc, out var moment))
        {
            return false;
        }

        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(moment.Seconds), zone);
        date = new PartialDate(local.Year, local.Month, local.Day);
        return true;
    }

    /// <summary>A time; one without an offset is of the zone.</summary>
    public static bool TryMoment(ReadOnlySpan<char> text, TimeZoneInfo zone, out RecordMoment moment)
    {
        moment = default;
        if (!TryLocal(text, out var parts, out var rest))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return TryMoment(parts, zone, out moment);
        }

        return TryOffset(rest, out var offset) && TryMoment(parts, offset, out moment);
    }

    /// <summary>The moment of a local time in the zone.</summary>
    public static bool TryMoment(DateParts parts, TimeZoneInfo zone, out RecordMoment moment)
    {
        moment = default;
        return TryDateTime(parts, out var local) && TryMoment(parts, zone.GetUtcOffset(local), out moment);
    }

    private static bool TryMoment(DateParts parts, TimeSpan offset, out RecordMoment moment)
    {
        moment = default;
        if (!TryDateTime(parts, out var local))
        {
            return false;
        }

        var seconds = ((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - (long)offset.TotalSeconds;
        moment = new RecordMoment(seconds, parts.Nanos);
        return moment.IsValid;
    }

    private static bool TryDateTime(DateParts parts, out DateTime local)
    {
        local = default;
        if (parts.Day == 0 || !new PartialDate(parts.Year, parts.Month, parts.Day).IsValid
            || parts.Hour > 23 || parts.Minute > 59 || parts.Second > 59)
        {
            return false;
        }

        local = new DateTime(parts.Year, parts.Month, parts.Day, parts.Hour, parts.Minute, parts.Second, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryLocal(ReadOnlySpan<char> text, out DateParts parts, out ReadOnlySpan<char> rest)
    {
        parts = default;
        rest = default;
        if (text.Length < 16 || !TryDate(text[..10], out var date) || text[10] is not (' ' or 'T') || text[13] != ':'
            || !TryNumber(text[11..13], out parts.Hour) || !TryNumber(text[14..16], out parts.Minute))
        {
            return false;
        }

        (parts.Year, parts.Month, parts.Day) = (date.Year, date.Month, date.Day);
        rest = text[16..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!TryNumber(rest[1..3], out parts.Second))
            {
                return false;
            }

            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.')
            {
                return TryFraction(ref rest, out parts.Nanos);
            }
        }

        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out int nanos)
    {
        nanos = 0;
        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length - 1 : digits;
        if (digits is 0 or > 9)
        {
            return false;
        }

        TryNumber(rest.Slice(1, digits), out nanos);
        for (var i = digits; i < 9; i++)
        {
            nanos *= 10;
        }

        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':')
            || !TryNumber(text[1..3], out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (text.Length > 3 && !TryNumber(text[^2..], out minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return hours <= 18 && minutes <= 59;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
