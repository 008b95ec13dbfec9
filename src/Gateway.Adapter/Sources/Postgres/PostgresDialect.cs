using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgresDialect : ISourceDialect
{
    public string System => "postgresql";

    public bool IgnoresPadding => true;

    public void AppendName(StringBuilder text, string name) =>
        text.Append('"').Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    public CellKind AppendSelect(StringBuilder text, ColumnDescription column)
    {
        AppendName(text, column.Name);
        switch (column.Kind)
        {
            case ColumnKind.Text:
                return CellKind.Text;
            case ColumnKind.Boolean:
                return CellKind.Boolean;
            case ColumnKind.Binary:
                return CellKind.Binary;
            case ColumnKind.Integer:
                text.Append("::int8");
                return CellKind.Integer;
            default:
                // As text nothing is lost: no range of the driver's types, no infinity taken for a date.
                text.Append("::text");
                return CellKind.Text;
        }
    }

    public void AppendEquals(StringBuilder text, ColumnDescription column, int firstValue, int count, StatementPlaces places)
    {
        AppendName(text, column.Name);
        text.Append(" IN (");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            places.Append(text, "$", numbered: true, KindOf(column.Kind), firstValue + i);
            if (column.Kind == ColumnKind.Other)
            {
                // The type name is the database's own writing of it, quoted where it must be.
                text.Append("::").Append(column.TypeName);
            }
        }

        text.Append(')');
    }

    public void AppendLimit(StringBuilder text, int value, StatementPlaces places)
    {
        text.Append(" LIMIT ");
        places.AppendShared(text, "$", numbered: true, ParameterKind.Integer, value);
    }

    /// <summary>More is read than one message holds where records are long: what was read in vain stays bounded.</summary>
    public int ManyWidth => 256;

    public StatementPlaces AppendMany(StringBuilder text, KeySelect select)
    {
        var places = new StatementPlaces("k.v");
        var one = new StringBuilder();
        select.Append(one, places, alias: "t");
        var numbers = Enumerable.Range(0, select.ValueCount);
        // The rows of keys lead the nested loop, which a lateral limit forces: so rows come in the order of the keys.
        text.Append("SELECT r.*, k.i - 1 FROM unnest(")
            .AppendJoin(", ", numbers.Select(i => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")))
            .Append(") WITH ORDINALITY AS k(")
            .AppendJoin(", ", numbers.Select(i => string.Create(CultureInfo.InvariantCulture, $"v{i}")))
            .Append(", i) CROSS JOIN LATERAL (").Append(one).Append(") AS r");
        return places;
    }

    private static ParameterKind KindOf(ColumnKind kind) => kind switch
    {
        ColumnKind.PaddedText => ParameterKind.PaddedText,
        ColumnKind.Integer => ParameterKind.Integer,
        ColumnKind.Number => ParameterKind.Number,
        ColumnKind.Date => ParameterKind.Date,
        _ => ParameterKind.Text,
    };
}
