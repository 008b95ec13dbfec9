using System.Globalization;

namespace Gateway.Core.Records;

/// <summary>
/// Decimals as canonical text: an optional minus, digits without leading zeros, and where there is a
/// fraction a point and digits without trailing zeros. No exponent, no plus, no minus zero.
/// </summary>
public static class CanonicalDecimal
{
    /// <summary>Room for the longest <see cref="decimal"/>: sign, "0.", 28 digits, and one.</summary>
    public const int GreatestLength = 32;

    /// <summary>The UTF-8 text is canonical.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> text)
    {
        var negative = text.Length > 0 && text[0] == (byte)'-';
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        if (whole.IsEmpty || (whole.Length > 1 && whole[0] == (byte)'0') || !AllDigits(whole))
        {
            return false;
        }

        if (point < 0)
        {
            return !negative || whole[0] != (byte)'0';
        }

        var fraction = digits[(point + 1)..];
        return !fraction.IsEmpty && fraction[^1] != (byte)'0' && AllDigits(fraction);
    }

    /// <summary>
    /// Brings plain decimal text (optional sign, digits, optional point and digits) into canonical form.
    /// False for anything else, or where <paramref name="destination"/> is shorter than the text and one.
    /// </summary>
    public static bool TryNormalise(ReadOnlySpan<char> text, Span<char> destination, out int length)
    {
        length = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if ((whole.IsEmpty && fraction.IsEmpty) || (point >= 0 && fraction.IsEmpty)
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')
            || destination.Length < text.Length + 1)
        {
            return false;
        }

        whole = whole.TrimStart('0');
        fraction = fraction.TrimEnd('0');
        if (negative && (!whole.IsEmpty || !fraction.IsEmpty))
        {
            destination[length++] = '-';
        }

        if (whole.IsEmpty)
        {
            destination[length++] = '0';
        }

        whole.CopyTo(destination[length..]);
        length += whole.Length;
        if (!fraction.IsEmpty)
        {
            destination[length++] = '.';
            fraction.CopyTo(destination[length..]);
            length += fraction.Length;
        }

        return true;
    }

    /// <summary>Writes the value; <paramref name="destination"/> holds <see cref="GreatestLength"/> characters.</summary>
    public static int Format(decimal value, Span<char> destination)
    {
        // Without a precision a decimal is written without an exponent, trailing zeros and all.
        Span<char> plain = stackalloc char[GreatestLength];
        return value.TryFormat(plain, out var written, default, CultureInfo.InvariantCulture)
            && TryNormalise(plain[..written], destination, out var length)
            ? length
            : throw new ArgumentException("The destination is shorter than a decimal can be.", nameof(destination));
    }

    private static bool AllDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
