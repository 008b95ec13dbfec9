using Gateway.Adapter.Conversion;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Preparing;

/// <summary>A column that says for which moment a row holds, or one field of it.</summary>
internal sealed class PlannedMoment(ConvertedField field, ColumnDescription column)
{
    private readonly TimestampConversion _conversion = new(field);

    public ColumnDescription Column { get; } = column;

    /// <summary>False where the row does not say, or not so that it can be read: then nothing is claimed.</summary>
    public bool TryRead(scoped in Cell cell, out RecordMoment moment)
    {
        moment = default;
        var text = cell.Text;
        Span<char> room = stackalloc char[32];
        if (cell.Kind == CellKind.Integer)
        {
            cell.Integer.TryFormat(room, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
            return _conversion.TryParse(room[..written], out moment);
        }

        if (cell.Kind != CellKind.Text)
        {
            return false;
        }

        text = text.Trim();
        return _conversion.TryParse(text, out moment)
            || (field.Mapping.Formats.IsEmpty && IsoTime.TryDate(text, out var date)
                && IsoTime.TryMoment(new Mapping.DateParts { Year = date.Year, Month = date.Month, Day = date.Day }, field.Zone, out moment));
    }
}
