using System.Globalization;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Json;

/// <summary>Moments by RFC 3339, to the nanosecond: <c>2026-01-31T08:00:00.000000001Z</c>.</summary>
internal static class JsonMoment
{
    private const string Seconds = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>Reads one, with Z or an offset.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long seconds, out int nanos)
    {
        (seconds, nanos) = (0, 0);
        if (text.Length <= Seconds.Length - 0
            || !DateTime.TryParseExact(text[..Seconds.Length], Seconds, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var rest = text[Seconds.Length..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (!JsonDuration.TryFraction(digits < 0 ? default : rest[1..(1 + digits)], out nanos))
            {
                return false;
            }

            rest = rest[(1 + digits)..];
        }

        if (!TryOffset(rest, out var offset))
        {
            return false;
        }

        seconds = ((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - (offset * 60L);
        return new RecordMoment(seconds, nanos).IsValid;
    }

    /// <summary>Writes one in UTC, with no, three, six or nine digits of the second.</summary>
    public static int Format(long seconds, int nanos, Span<char> text)
    {
        if (!new RecordMoment(seconds, nanos).IsValid)
        {
            throw new InvalidDataException("A message to be answered holds a moment that there is not.");
        }

        DateTime.UnixEpoch.AddSeconds(seconds).TryFormat(text, out var length, Seconds, CultureInfo.InvariantCulture);
        length += JsonDuration.FormatFraction(nanos, text[length..]);
        text[length++] = 'Z';
        return length;
    }

    /// <summary>Reads Z or +hh:mm as minutes.</summary>
    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[4..6], NumberStyles.None, CultureInfo.InvariantCulture, out var rest) || hours > 23 || rest > 59)
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
