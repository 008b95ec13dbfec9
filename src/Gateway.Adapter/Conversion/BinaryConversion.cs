using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Bytes.</summary>
internal sealed class BinaryConversion(ConvertedField field) : Conversion(field)
{
    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        if (cell.Kind != CellKind.Binary)
        {
            return WrongKind;
        }

        if (Field.Length > 0 && cell.Binary.Length > Field.Length)
        {
            return TooLong();
        }

        writer.WriteBinary(Field.Number, cell.Binary);
        return null;
    }
}
