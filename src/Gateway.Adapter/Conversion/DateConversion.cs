using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Dates, whole or partial.</summary>
internal sealed class DateConversion(ConvertedField field) : Conversion(field)
{
    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        Span<char> room = stackalloc char[32];
        if (cell.Kind is not (CellKind.Text or CellKind.Integer) || !TryText(in cell, room, out var text))
        {
            return WrongKind;
        }

        if (!TryParse(text, out var date))
        {
            return Field.Mapping.Formats.IsEmpty
                ? "The value is no date that the catalogue can hold."
                : $"The value is no date of the form {string.Join(" or ", Field.Mapping.Formats.Select(format => format.Text))}.";
        }

        if (masked)
        {
            MaskingRules.TryMaskDate(Field.Masking, date, out date);
        }

        writer.WriteDate(Field.Number, date);
        return null;
    }

    private bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        foreach (var format in Field.Mapping.Formats)
        {
            if (format.TryParse(text, out var parts))
            {
                date = new PartialDate(parts.Year, parts.Month, parts.Day);
                return date.IsValid;
            }
        }

        date = default;
        return Field.Mapping.Formats.IsEmpty && (Field.Column switch
        {
            ColumnKind.Moment => IsoTime.TryMomentDate(text, Field.Zone, out date),
            ColumnKind.LocalTime => IsoTime.TryLocalDate(text, out date),
            _ => IsoTime.TryDate(text, out date),
        });
    }
}
