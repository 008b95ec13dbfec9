using System.Collections.Immutable;
using System.Text;

namespace Gateway.Adapter.Sources;

/// <summary>Writes the one select there is: columns of a table, for one key, so many rows.</summary>
internal static class StatementWriter
{
    /// <param name="dialect">The database's dialect.</param>
    /// <param name="table">The live table.</param>
    /// <param name="columns">Columns to select; where none, a constant, so that rows are still counted.</param>
    /// <param name="keys">Key columns, each with the number of values it may equal.</param>
    public static SourceStatement Write(
        ISourceDialect dialect,
        TableDescription table,
        IReadOnlyList<ColumnDescription> columns,
        IReadOnlyList<(ColumnDescription Column, int Alternatives)> keys)
    {
        var text = new StringBuilder("SELECT ");
        var kinds = ImmutableArray.CreateBuilder<CellKind>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            kinds.Add(dialect.AppendSelect(text, columns[i]));
        }

        text.Append(columns.Count == 0 ? "1 FROM " : " FROM ");
        if (table.Schema.Length > 0)
        {
            dialect.AppendName(text, table.Schema);
            text.Append('.');
        }

        dialect.AppendName(text, table.Name);
        var places = new StatementPlaces();
        var value = 0;
        foreach (var (column, alternatives) in keys)
        {
            text.Append(value == 0 ? " WHERE " : " AND ");
            dialect.AppendEquals(text, column, value, alternatives, places);
            value += alternatives;
        }

        dialect.AppendLimit(text, value, places);
        return new SourceStatement
        {
            Text = text.ToString(),
            Table = table.Name,
            Columns = kinds.ToImmutable(),
            Parameters = [.. places.Kinds],
            Places = [.. places.Values],
        };
    }
}
