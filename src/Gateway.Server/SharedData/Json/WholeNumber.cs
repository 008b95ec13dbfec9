namespace Gateway.Server.SharedData.Json;

/// <summary>A whole number as JSON writes it, read to the last digit: 12, 1.2e1 and 12.0 are the same one.</summary>
/// <param name="IsNegative">It is below zero, or a zero with a sign.</param>
/// <param name="Magnitude">Its distance from zero.</param>
internal readonly record struct WholeNumber(bool IsNegative, ulong Magnitude)
{
    private const int GreatestExponent = 1_000_000_000;

    /// <summary>Reads a number token; false where it is no whole number, or one beyond 64 bits (then <paramref name="tooGreat"/>).</summary>
    public static bool TryReadToken(ReadOnlySpan<byte> token, out WholeNumber number, out bool tooGreat)
    {
        var mark = token.IndexOfAny((byte)'.', (byte)'e', (byte)'E');
        return mark < 0
            ? TryReadDigits(token, out number, out tooGreat)
            : TryReadFraction(token, out number, out tooGreat);
    }

    /// <summary>Reads digits, with or without a minus before them.</summary>
    public static bool TryReadDigits(ReadOnlySpan<byte> text, out WholeNumber number, out bool tooGreat)
    {
        (number, tooGreat) = (default, false);
        var negative = text is [(byte)'-', ..];
        var digits = negative ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        ulong magnitude = 0;
        foreach (var digit in digits)
        {
            if (!TryAppend(ref magnitude, digit))
            {
                tooGreat = true;
                return false;
            }
        }

        number = new WholeNumber(negative, magnitude);
        return true;
    }

    /// <summary>The number, where it lies between the two.</summary>
    public bool TrySigned(long least, long greatest, out long value)
    {
        value = unchecked(IsNegative ? -(long)Magnitude : (long)Magnitude);
        var fits = IsNegative ? Magnitude <= 1UL << 63 : Magnitude <= long.MaxValue;
        return fits && value >= least && value <= greatest;
    }

    /// <summary>The number, where it lies between zero and that.</summary>
    public bool TryUnsigned(ulong greatest, out ulong value)
    {
        value = Magnitude;
        return (!IsNegative || Magnitude == 0) && Magnitude <= greatest;
    }

    // The token's grammar was checked by the JSON reader.
    private static bool TryReadFraction(ReadOnlySpan<byte> token, out WholeNumber number, out bool tooGreat)
    {
        (number, tooGreat) = (default, false);
        var negative = token[0] == '-';
        var mantissa = token[(negative ? 1 : 0)..];
        var mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
        var exponent = mark < 0 ? 0 : ReadExponent(mantissa[(mark + 1)..]);
        mantissa = mark < 0 ? mantissa : mantissa[..mark];
        var point = mantissa.IndexOf((byte)'.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..].TrimEnd((byte)'0');
        if (fraction.IsEmpty)
        {
            var significant = whole.TrimEnd((byte)'0');
            exponent += whole.Length - significant.Length;
            whole = significant;
        }

        if (whole.TrimStart((byte)'0').IsEmpty && fraction.TrimStart((byte)'0').IsEmpty)
        {
            number = new WholeNumber(negative, 0);
            return true;
        }

        var zeros = exponent - fraction.Length;
        if (zeros < 0)
        {
            return false;
        }

        ulong magnitude = 0;
        if (!TryAppendAll(ref magnitude, whole) || !TryAppendAll(ref magnitude, fraction) || !TryAppendZeros(ref magnitude, zeros))
        {
            tooGreat = true;
            return false;
        }

        number = new WholeNumber(negative, magnitude);
        return true;
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        long exponent = 0;
        foreach (var digit in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), GreatestExponent);
        }

        return negative ? -exponent : exponent;
    }

    private static bool TryAppendAll(ref ulong magnitude, ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            if (!TryAppend(ref magnitude, digit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAppendZeros(ref ulong magnitude, long count)
    {
        // What is appended to is not zero, so that the loop ends at the twentieth.
        for (; count > 0; count--)
        {
            if (!TryAppend(ref magnitude, (byte)'0'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAppend(ref ulong magnitude, byte digit)
    {
        var next = ((UInt128)magnitude * 10) + (uint)(digit - '0');
        magnitude = (ulong)next;
        return next <= ulong.MaxValue;
    }
}
