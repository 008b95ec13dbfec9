using System.Globalization;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Decimals, brought into canonical form; amounts kept in smaller units are brought to the field's unit.</summary>
internal sealed class DecimalConversion(ConvertedField field) : Conversion(field)
{
    private const int Room = LongestNumber + 32;

    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        Span<char> room = stackalloc char[64];
        Span<char> canonical = stackalloc char[Room];
        Span<char> shifted = stackalloc char[Room];
        if (cell.Kind == CellKind.Boolean
            || !TryText(in cell, room, out var text)
            || text.Length > LongestNumber
            || !TryNormalise(text, canonical, out var length))
        {
            return "The value is no decimal number.";
        }

        ReadOnlySpan<char> value = canonical[..length];
        if (Field.Mapping.Scale != 0)
        {
            value = shifted[..DecimalShift.Shift(value, Field.Mapping.Scale, shifted)];
        }

        if (Field.Length > 0 && value.Length > Field.Length)
        {
            return TooLong();
        }

        if (masked)
        {
            var written = MaskingRules.MaskDecimal(Field.Masking, value, canonical);
            if (written == MaskingRules.Withheld)
            {
                writer.WriteAbsence(Field.Number, Absence.Withheld);
                return null;
            }

            value = canonical[..written];
        }

        writer.WriteText(Field.Number, value);
        return null;
    }

    // Binary floating point may come out with an exponent.
    private static bool TryNormalise(ReadOnlySpan<char> text, Span<char> canonical, out int length)
    {
        if (CanonicalDecimal.TryNormalise(text, canonical, out length))
        {
            return true;
        }

        if (text.IndexOfAny('e', 'E') < 0
            || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        length = CanonicalDecimal.Format(value, canonical);
        return true;
    }
}
