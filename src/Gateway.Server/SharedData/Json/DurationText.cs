using System.Buffers.Text;

namespace Gateway.Server.SharedData.Json;

/// <summary>A google.protobuf.Duration as seconds with an "s".</summary>
internal static class DurationText
{
    private const long Greatest = 315_576_000_000;

    /// <summary>Greatest number of bytes of a text.</summary>
    public const int GreatestLength = 32;

    /// <summary>Writes a duration and returns how many bytes it has; -1 where it is none.</summary>
    public static int Write(long seconds, int nanos, Span<byte> text)
    {
        if (seconds is < -Greatest or > Greatest || nanos is < -999_999_999 or > 999_999_999
            || (seconds < 0 && nanos > 0) || (seconds > 0 && nanos < 0))
        {
            return -1;
        }

        var start = 0;
        if (seconds < 0 || nanos < 0)
        {
            text[start++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(Math.Abs(seconds), text[start..], out var written);
        var length = start + written;
        length += NanosText.Write(Math.Abs(nanos), text[length..]);
        text[length] = (byte)'s';
        return length + 1;
    }

    /// <summary>Reads a duration.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long seconds, out int nanos)
    {
        (seconds, nanos) = (0, 0);
        var negative = text is [(byte)'-', ..];
        var rest = negative ? text[1..] : text;
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits <= 0 || !WholeNumber.TryReadDigits(rest[..digits], out var whole, out _) || whole.Magnitude > (ulong)Greatest)
        {
            return false;
        }

        rest = rest[digits..];
        if (!NanosText.TryRead(ref rest, out nanos) || rest is not [(byte)'s'])
        {
            return false;
        }

        seconds = (long)whole.Magnitude;
        (seconds, nanos) = negative ? (-seconds, -nanos) : (seconds, nanos);
        return true;
    }
}
