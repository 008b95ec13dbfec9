namespace Gateway.Server.SharedData.Json;

/// <summary>Fractions of a second: none, or a point and three, six or nine digits; one to nine are read.</summary>
internal static class NanosText
{
    /// <summary>Writes the fraction and returns how many bytes it has.</summary>
    public static int Write(int nanos, Span<byte> text)
    {
        if (nanos == 0)
        {
            return 0;
        }

        var digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
        var rest = nanos / (digits == 3 ? 1_000_000 : digits == 6 ? 1000 : 1);
        text[0] = (byte)'.';
        for (var i = digits; i > 0; i--)
        {
            text[i] = (byte)('0' + (rest % 10));
            rest /= 10;
        }

        return digits + 1;
    }

    /// <summary>Reads the fraction, where there is one, from the front of a text.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> text, out int nanos)
    {
        nanos = 0;
        if (text is not [(byte)'.', ..])
        {
            return true;
        }

        var length = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? text.Length - 1 : length;
        if (length is 0 or > 9)
        {
            return false;
        }

        for (var i = 0; i < 9; i++)
        {
            nanos = (nanos * 10) + (i < length ? text[1 + i] - '0' : 0);
        }

        text = text[(length + 1)..];
        return true;
    }
}
