using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Moments; a time without a zone is of the mapping's.</summary>
internal sealed class TimestampConversion(ConvertedField field) : Conversion(field)
{
    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        Span<char> room = stackalloc char[32];
        if (cell.Kind is not (CellKind.Text or CellKind.Integer) || !TryText(in cell, room, out var text))
        {
            return WrongKind;
        }

        if (!TryParse(text, out var moment))
        {
            return Field.Mapping.Formats.IsEmpty
                ? "The value is no time that the catalogue can hold."
                : $"The value is no time of the form {string.Join(" or ", Field.Mapping.Formats.Select(format => format.Text))}.";
        }

        writer.WriteTimestamp(Field.Number, moment);
        return null;
    }

    public bool TryParse(ReadOnlySpan<char> text, out RecordMoment moment)
    {
        foreach (var format in Field.Mapping.Formats)
        {
            if (format.TryParse(text, out var parts))
            {
                return TryMoment(parts, out moment);
            }
        }

        moment = default;
        if (!Field.Mapping.Formats.IsEmpty)
        {
            return false;
        }

        // A database's moments come in UTC, with or without saying so.
        return IsoTime.TryMoment(text, Field.Column == ColumnKind.Moment ? TimeZoneInfo.Utc : Field.Zone, out moment);
    }

    private bool TryMoment(DateParts parts, out RecordMoment moment) => IsoTime.TryMoment(parts, Field.Zone, out moment);
}
