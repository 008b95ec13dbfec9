using System.Globalization;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation;

/// <summary>Numbers, masked. Each returns the characters written or <see cref="MaskingRules.Withheld"/>.</summary>
internal static class MaskedNumber
{
    // Where an exponent says more zeros than that, nothing stands.
    private const int GreatestPlace = 100;

    public static bool TryInteger(ReadOnlySpan<byte> number, out long value) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static int MaskInteger(Masking masking, ReadOnlySpan<byte> number, Span<char> destination) =>
        TryInteger(number, out var value)
        && MaskingRules.TryMaskInteger(masking, value, out var masked)
        && masked.TryFormat(destination, out var written, default, CultureInfo.InvariantCulture)
            ? written
            : MaskingRules.Withheld;

    /// <summary>Masks a JSON number or plain decimal text; the destination has room for more than both.</summary>
    public static int MaskDecimal(Masking masking, ReadOnlySpan<char> text, Span<char> destination)
    {
        Span<char> canonical = stackalloc char[HeldToken.GreatestNumber + 1];
        var exponent = text.IndexOfAny('e', 'E');
        var length = exponent < 0 && CanonicalDecimal.TryNormalise(text, canonical, out var normalised)
            ? normalised
            : WriteLeading(text, exponent, canonical);
        return length == 0 ? MaskingRules.Withheld : MaskingRules.MaskDecimal(masking, canonical[..length], destination);
    }

    /// <summary>The inside of a string is a decimal: an optional sign, digits, an optional point and digits.</summary>
    public static bool IsDecimalText(ReadOnlySpan<byte> content)
    {
        Span<char> text = stackalloc char[content.Length];
        Span<char> canonical = stackalloc char[content.Length + 1];
        return CanonicalDecimal.TryNormalise(text[..JsonStrings.Decode(content, text)], canonical, out _);
    }

    /// <summary>
    /// Writes the leading digit of a number with an exponent where it stands without one, as the rule leaves no
    /// other; 0 where there is none, or it stands too far off.
    /// </summary>
    private static int WriteLeading(ReadOnlySpan<char> number, int exponent, Span<char> canonical)
    {
        var mantissa = exponent < 0 ? [] : number[..exponent];
        var leading = mantissa.IndexOfAnyInRange('1', '9');
        if (leading < 0
            || !int.TryParse(number[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shift)
            || shift is < -HeldToken.GreatestNumber * 2 or > HeldToken.GreatestNumber * 2)
        {
            return 0;
        }

        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa.Length : point;
        var place = shift + whole - leading - (leading < whole ? 1 : 0);
        if (place is < -GreatestPlace or > GreatestPlace)
        {
            return 0;
        }

        var length = 0;
        if (mantissa[0] == '-')
        {
            canonical[length++] = '-';
        }

        if (place < 0)
        {
            "0.".CopyTo(canonical[length..]);
            canonical.Slice(length + 2, -place - 1).Fill('0');
            length += 1 - place;
            canonical[length++] = mantissa[leading];
            return length;
        }

        canonical[length++] = mantissa[leading];
        canonical.Slice(length, place).Fill('0');
        return length + place;
    }
}
