using System.Globalization;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation;

/// <summary>Unescaped strings, masked. Returns the characters written or <see cref="MaskingRules.Withheld"/>.</summary>
internal static class MaskedText
{
    private const int YearDigits = 4;

    public static int Mask(FieldType type, Masking masking, ReadOnlySpan<char> text, Span<char> destination) => type switch
    {
        FieldType.Decimal => MaskedNumber.MaskDecimal(masking, text, destination),
        FieldType.Date => MaskDate(masking, text, destination),
        _ => MaskingRules.MaskText(masking, text, destination),
    };

    private static int MaskDate(Masking masking, ReadOnlySpan<char> text, Span<char> destination) =>
        (TryDate(text, "-", out var date) || TryDate(text, "", out date))
        && MaskingRules.TryMaskDate(masking, date, out var masked)
        && masked.Year.TryFormat(destination, out var written, "D4", CultureInfo.InvariantCulture)
            ? written
            : MaskingRules.Withheld;

    /// <summary>The text begins with year, month and day, with that between them.</summary>
    private static bool TryDate(ReadOnlySpan<char> text, ReadOnlySpan<char> between, out PartialDate date)
    {
        date = default;
        if (!TryDigits(ref text, YearDigits, out var year) || !TrySkip(ref text, between)
            || !TryDigits(ref text, 2, out var month) || !TrySkip(ref text, between)
            || !TryDigits(ref text, 2, out var day))
        {
            return false;
        }

        date = new PartialDate(year, month, day);
        return date.IsValid && month > 0 && day > 0;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count || !int.TryParse(text[..count], NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        text = text[count..];
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<char> text, ReadOnlySpan<char> expected)
    {
        var isThere = text.StartsWith(expected, StringComparison.Ordinal);
        text = isThere ? text[expected.Length..] : text;
        return isThere;
    }
}
