using System.Globalization;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Whole numbers; a fraction of zeros is none.</summary>
internal sealed class IntegerConversion(ConvertedField field) : Conversion(field)
{
    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        var value = cell.Integer;
        if (cell.Kind != CellKind.Integer && !TryParse(in cell, out value))
        {
            return "The value is no whole number of 64 bits.";
        }

        if (masked && !MaskingRules.TryMaskInteger(Field.Masking, value, out value))
        {
            writer.WriteAbsence(Field.Number, Absence.Withheld);
            return null;
        }

        writer.WriteInteger(Field.Number, value);
        return null;
    }

    private static bool TryParse(scoped in Cell cell, out long value)
    {
        value = 0;
        Span<char> room = stackalloc char[32];
        Span<char> canonical = stackalloc char[LongestNumber + 1];
        return cell.Kind != CellKind.Boolean
            && TryText(in cell, room, out var text)
            && text.Length <= LongestNumber
            && CanonicalDecimal.TryNormalise(text, canonical, out var length)
            && long.TryParse(canonical[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
