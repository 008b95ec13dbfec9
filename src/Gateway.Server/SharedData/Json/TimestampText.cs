namespace Gateway.Server.SharedData.Json;

/// <summary>A google.protobuf.Timestamp as RFC 3339: written in UTC, read with any offset.</summary>
internal static class TimestampText
{
    private const long Least = -62_135_596_800;
    private const long Greatest = 253_402_300_799;

    /// <summary>Greatest number of bytes of a text.</summary>
    public const int GreatestLength = 30;

    /// <summary>Writes a moment and returns how many bytes it has; -1 where it is none.</summary>
    public static int Write(long seconds, int nanos, Span<byte> text)
    {
        if (seconds is < Least or > Greatest || nanos is < 0 or > 999_999_999)
        {
            return -1;
        }

        var moment = DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);
        Put(text, 0, 4, moment.Year);
        text[4] = (byte)'-';
        Put(text, 5, 2, moment.Month);
        text[7] = (byte)'-';
        Put(text, 8, 2, moment.Day);
        text[10] = (byte)'T';
        Put(text, 11, 2, moment.Hour);
        text[13] = (byte)':';
        Put(text, 14, 2, moment.Minute);
        text[16] = (byte)':';
        Put(text, 17, 2, moment.Second);
        var length = 19 + NanosText.Write(nanos, text[19..]);
        text[length] = (byte)'Z';
        return length + 1;
    }

    /// <summary>Reads a moment.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long seconds, out int nanos)
    {
        (seconds, nanos) = (0, 0);
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !TryGet(text, 0, 4, out var year) || !TryGet(text, 5, 2, out var month) || !TryGet(text, 8, 2, out var day)
            || !TryGet(text, 11, 2, out var hour) || !TryGet(text, 14, 2, out var minute) || !TryGet(text, 17, 2, out var second))
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var rest = text[19..];
        if (!NanosText.TryRead(ref rest, out nanos) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) - DateTime.UnixEpoch;
        seconds = (local.Ticks / TimeSpan.TicksPerSecond) - offset;
        return seconds is >= Least and <= Greatest;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text is [(byte)'Z'])
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryGet(text, 1, 2, out var hours) || !TryGet(text, 4, 2, out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (text[0] == '-' ? -60 : 60);
        return true;
    }

    private static void Put(Span<byte> text, int start, int digits, int value)
    {
        for (var i = start + digits - 1; i >= start; i--)
        {
            text[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private static bool TryGet(ReadOnlySpan<byte> text, int start, int digits, out int value)
    {
        value = 0;
        foreach (var digit in text.Slice(start, digits))
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
