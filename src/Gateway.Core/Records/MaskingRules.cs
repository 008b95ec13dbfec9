using System.Globalization;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Records;

/// <summary>
/// How masked values look. Name, number and address go with text (number with codes too), amount with
/// decimals and whole numbers, date with dates, withhold with any type. What a rule cannot mask without
/// giving the value away is withheld. Characters are text elements, so that a base character and its
/// combining marks, or a surrogate pair, stand or fall together.
/// </summary>
public static class MaskingRules
{
    private const int NumberHead = 3;
    private const int NumberTail = 4;
    private const int NumberLeastHidden = 4;
    private const int AddressHead = 6;

    /// <summary>What the mask functions return for a value of which nothing may stand.</summary>
    public const int Withheld = -1;

    /// <summary>The masking goes with the type; <see cref="Masking.None"/> goes with any.</summary>
    public static bool Fits(FieldType type, Masking masking) => masking switch
    {
        Masking.None or Masking.Withhold => true,
        Masking.Name or Masking.Address => type == FieldType.Text,
        Masking.Number => type is FieldType.Text or FieldType.Code,
        Masking.Amount => type is FieldType.Decimal or FieldType.Integer,
        Masking.Date => type == FieldType.Date,
        _ => false,
    };

    /// <summary>
    /// Masks a text or code into <paramref name="destination"/>, which is as long as the value; returns the
    /// characters written or <see cref="Withheld"/>. A value too short to hide anything becomes asterisks.
    /// </summary>
    public static int MaskText(Masking masking, ReadOnlySpan<char> value, Span<char> destination)
    {
        var (head, tail, hidden) = masking switch
        {
            Masking.Name => (1, 0, 1),
            Masking.Number => (NumberHead, NumberTail, NumberLeastHidden),
            Masking.Address => (AddressHead, 0, 1),
            _ => (-1, 0, 0),
        };
        if (head < 0)
        {
            return Withheld;
        }

        var elements = CountElements(value);
        if (elements < head + tail + hidden)
        {
            (head, tail) = (0, 0);
        }

        var written = 0;
        for (var i = 0; i < elements; i++)
        {
            var length = StringInfo.GetNextTextElementLength(value);
            if (i < head || i >= elements - tail)
            {
                value[..length].CopyTo(destination[written..]);
                written += length;
            }
            else
            {
                destination[written++] = '*';
            }

            value = value[length..];
        }

        return written;
    }

    /// <summary>
    /// Rounds a canonical decimal towards zero to its leading digit: 12345.6 becomes 10000, 0.0567 becomes
    /// 0.05. Returns the characters written or <see cref="Withheld"/>: zero would stand as it is.
    /// </summary>
    public static int MaskDecimal(Masking masking, ReadOnlySpan<char> canonical, Span<char> destination)
    {
        var leading = canonical.IndexOfAnyInRange('1', '9');
        if (masking != Masking.Amount || leading < 0)
        {
            return Withheld;
        }

        var point = canonical.IndexOf('.');
        var end = point < 0 ? canonical.Length : leading < point ? point : leading + 1;
        canonical[..end].CopyTo(destination);
        destination[(leading + 1)..Math.Max(leading + 1, end)].Fill('0');
        return end;
    }

    /// <summary>
    /// Rounds a whole number towards zero to its leading digit: 12345 becomes 10000. False where the value
    /// has one digit and would stand as it is, or the masking is another: it is withheld.
    /// </summary>
    public static bool TryMaskInteger(Masking masking, long value, out long masked)
    {
        masked = 0;
        if (masking != Masking.Amount || value is > -10 and < 10)
        {
            return false;
        }

        var unit = 1L;
        for (var rest = value; rest is <= -10 or >= 10; rest /= 10)
        {
            unit *= 10;
        }

        masked = value / unit * unit;
        return true;
    }

    /// <summary>Leaves the year of a date. False where the masking is another: it is withheld.</summary>
    public static bool TryMaskDate(Masking masking, PartialDate value, out PartialDate masked)
    {
        masked = new PartialDate(value.Year, 0, 0);
        return masking == Masking.Date;
    }

    private static int CountElements(ReadOnlySpan<char> value)
    {
        var count = 0;
        while (!value.IsEmpty)
        {
            value = value[StringInfo.GetNextTextElementLength(value)..];
            count++;
        }

        return count;
    }
}
