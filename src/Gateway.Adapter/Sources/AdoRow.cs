using System.Data.Common;

namespace Gateway.Adapter.Sources;

/// <summary>The row of an ADO.NET reader.</summary>
internal sealed class AdoRow : SourceRow
{
    private DbDataReader _reader = null!;
    private SourceStatement _statement = null!;

    public AdoRow Over(DbDataReader reader, SourceStatement statement)
    {
        (_reader, _statement) = (reader, statement);
        return this;
    }

    public override void Read(int ordinal, ref Cell cell)
    {
        if (_reader.IsDBNull(ordinal))
        {
            cell.Kind = CellKind.Null;
            return;
        }

        cell.Kind = _statement.Columns[ordinal];
        try
        {
            switch (cell.Kind)
            {
                case CellKind.Integer:
                    cell.Integer = _reader.GetInt64(ordinal);
                    break;
                case CellKind.Boolean:
                    cell.Integer = _reader.GetBoolean(ordinal) ? 1 : 0;
                    break;
                case CellKind.Binary:
                    cell.Binary = _reader.GetFieldValue<byte[]>(ordinal);
                    break;
                default:
                    cell.Text = _reader.GetString(ordinal);
                    break;
            }
        }
        catch (Exception fault) when (fault is InvalidCastException or OverflowException or FormatException or ArgumentException)
        {
            throw new CellException();
        }
    }
}
