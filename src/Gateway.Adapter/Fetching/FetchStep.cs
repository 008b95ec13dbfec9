using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Fetching;

/// <summary>How one asked field of a record is made.</summary>
/// <param name="Field">The field.</param>
/// <param name="Ordinal">Place of its column in the selection; -1 where none is selected.</param>
/// <param name="AsOf">Place of the column with its moment; -1 where none is selected.</param>
/// <param name="Masked">The value is masked.</param>
/// <param name="Absence">Why there never is a value; 0 where there may be one.</param>
internal readonly record struct FetchStep(PlannedField Field, int Ordinal, int AsOf, bool Masked, Absence Absence)
{
    public const string TooLong = "With this field the record is longer than 1 MiB.";

    /// <summary>Writes the field of the row; answers with what is wrong with its value, without the value.</summary>
    public string? Write(SourceRow row, ref Cell cell, RecordWriter writer)
    {
        if (Absence != default)
        {
            writer.WriteAbsence(Field.Number, Absence);
            return null;
        }

        if (Ordinal < 0)
        {
            var constant = Cell.Of(Field.Field.Mapping.Constant);
            return Field.Conversion.Write(ref constant, writer, Masked);
        }

        try
        {
            row.Read(Ordinal, ref cell);
        }
        catch (CellException fault)
        {
            return fault.Message;
        }

        var before = writer.Length;
        if (Field.Conversion.Write(ref cell, writer, Masked) is { } wrong)
        {
            return wrong;
        }

        // An absence is not written before the record ends: what grew holds a value.
        if (AsOf >= 0 && writer.Length > before && row.TryRead(AsOf, ref cell) && Field.AsOf!.TryRead(cell, out var moment))
        {
            writer.WriteProvenance(Field.Number, moment);
        }

        return writer.Length > RecordCheck.GreatestLength ? TooLong : null;
    }
}
