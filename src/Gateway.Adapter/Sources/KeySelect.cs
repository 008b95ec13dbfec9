using System.Collections.Immutable;
using System.Text;

namespace Gateway.Adapter.Sources;

/// <summary>The one select there is: columns of a table, for one key, so many rows.</summary>
/// <param name="Dialect">The database's dialect.</param>
/// <param name="Table">The live table.</param>
/// <param name="Columns">Columns to select; where none, a constant, so that rows are still counted.</param>
/// <param name="Keys">Key columns, each with the number of values it may equal.</param>
internal sealed record KeySelect(
    ISourceDialect Dialect,
    TableDescription Table,
    IReadOnlyList<ColumnDescription> Columns,
    IReadOnlyList<(ColumnDescription Column, int Alternatives)> Keys)
{
    /// <summary>Values of one key; the row limit comes after them.</summary>
    public int ValueCount { get; } = Keys.Sum(key => key.Alternatives);

    /// <summary>Writes it; returns how the columns come out.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="places">Takes the places of its parameters.</param>
    /// <param name="also">A further expression to select; empty for none.</param>
    /// <param name="alias">Name for the table; empty for none.</param>
    public ImmutableArray<CellKind> Append(StringBuilder text, StatementPlaces places, string also = "", string alias = "")
    {
        text.Append("SELECT ");
        var kinds = ImmutableArray.CreateBuilder<CellKind>(Columns.Count);
        for (var i = 0; i < Columns.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            kinds.Add(Dialect.AppendSelect(text, Columns[i]));
        }

        text.Append(Columns.Count == 0 ? "1" : "").Append(also.Length > 0 ? ", " : "").Append(also).Append(" FROM ");
        if (Table.Schema.Length > 0)
        {
            Dialect.AppendName(text, Table.Schema);
            text.Append('.');
        }

        Dialect.AppendName(text, Table.Name);
        text.Append(alias.Length > 0 ? " AS " : "").Append(alias);
        var value = 0;
        foreach (var (column, alternatives) in Keys)
        {
            text.Append(value == 0 ? " WHERE " : " AND ");
            Dialect.AppendEquals(text, column, value, alternatives, places);
            value += alternatives;
        }

        Dialect.AppendLimit(text, value, places);
        return kinds.ToImmutable();
    }
}
