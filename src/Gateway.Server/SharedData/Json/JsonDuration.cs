using System.Globalization;

namespace Gateway.Server.SharedData.Json;

/// <summary>Durations as seconds: <c>1.5s</c>.</summary>
internal static class JsonDuration
{
    // About ten thousand years, the range of google.protobuf.Duration.
    private const long Greatest = 315_576_000_000;

    /// <summary>Reads one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long seconds, out int nanos)
    {
        (seconds, nanos) = (0, 0);
        if (text.Length < 2 || text[^1] != 's')
        {
            return false;
        }

        text = text[..^1];
        var isNegative = text[0] == '-';
        text = isNegative ? text[1..] : text;
        var point = text.IndexOf('.');
        if ((point >= 0 && !TryFraction(text[(point + 1)..], out nanos))
            || !long.TryParse(point < 0 ? text : text[..point], NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
            || seconds > Greatest || (seconds == Greatest && nanos > 0))
        {
            return false;
        }

        (seconds, nanos) = isNegative ? (-seconds, -nanos) : (seconds, nanos);
        return true;
    }

    /// <summary>Writes one, with no, three, six or nine digits of the second.</summary>
    public static int Format(long seconds, int nanos, Span<char> text)
    {
        var length = 0;
        if (seconds < 0 || nanos < 0)
        {
            text[length++] = '-';
        }

        Math.Abs(seconds).TryFormat(text[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        length += FormatFraction(Math.Abs(nanos), text[length..]);
        text[length++] = 's';
        return length;
    }

    /// <summary>Reads the digits behind the point as nanoseconds: one to nine.</summary>
    public static bool TryFraction(ReadOnlySpan<char> digits, out int nanos)
    {
        nanos = 0;
        if (digits.Length is 0 or > 9 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out nanos))
        {
            return false;
        }

        for (var i = digits.Length; i < 9; i++)
        {
            nanos *= 10;
        }

        return true;
    }

    /// <summary>Writes the point and the digits behind it; nothing for zero.</summary>
    public static int FormatFraction(int nanos, Span<char> text)
    {
        if (nanos == 0)
        {
            return 0;
        }

        var (value, digits) = nanos % 1_000_000 == 0 ? (nanos / 1_000_000, 3) : nanos % 1000 == 0 ? (nanos / 1000, 6) : (nanos, 9);
        text[0] = '.';
        for (var i = digits; i > 0; i--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            text[i] = (char)('0' + digit);
        }

        return digits + 1;
    }
}
