using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Sources.MariaDb;

/// <summary>MariaDB and MySQL.</summary>
internal sealed class MariaDbDialect : ISourceDialect
{
    public string System => "mariadb";

    public bool IgnoresPadding => true;

    public void AppendName(StringBuilder text, string name) =>
        text.Append('`').Append(name.Replace("`", "``", StringComparison.Ordinal)).Append('`');

    public CellKind AppendSelect(StringBuilder text, ColumnDescription column)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text or ColumnKind.PaddedText:
                AppendName(text, column.Name);
                return CellKind.Text;
            case ColumnKind.Integer:
                AppendName(text, column.Name);
                return CellKind.Integer;
            case ColumnKind.Boolean:
                AppendName(text, column.Name);
                return CellKind.Boolean;
            case ColumnKind.Binary:
                AppendName(text, column.Name);
                return CellKind.Binary;
            default:
                // As text nothing is lost: zero dates and partial ones, digits beyond the driver's decimal.
                text.Append("CAST(");
                AppendName(text, column.Name);
                text.Append(" AS CHAR)");
                return CellKind.Text;
        }
    }

    public void AppendEquals(StringBuilder text, ColumnDescription column, int firstValue, int count, StatementPlaces places)
    {
        AppendName(text, column.Name);
        AppendIn(text, column, firstValue, count, places);
        if (column.Kind is ColumnKind.Text or ColumnKind.PaddedText)
        {
            // The usual collations take upper and lower case, and more, for the same: the index finds, this decides.
            text.Append(" AND CONVERT(");
            AppendName(text, column.Name);
            text.Append(" USING utf8mb4) COLLATE utf8mb4_bin");
            AppendIn(text, column, firstValue, count, places);
        }
    }

    public void AppendLimit(StringBuilder text, int value, StatementPlaces places)
    {
        text.Append(" LIMIT ");
        places.AppendShared(text, "?", numbered: false, ParameterKind.Integer, value);
    }

    /// <summary>Wide enough that round trips weigh little, narrow enough that a statement is soon prepared.</summary>
    public int ManyWidth => 32;

    public StatementPlaces AppendMany(StringBuilder text, KeySelect select)
    {
        var places = new StatementPlaces();
        for (var key = 0; key < ManyWidth; key++)
        {
            places.Offset = key * (select.ValueCount + 1);
            text.Append(key == 0 ? "(" : " UNION ALL (");
            select.Append(text, places, also: key.ToString(CultureInfo.InvariantCulture));
            text.Append(')');
        }

        return places;
    }

    private static void AppendIn(StringBuilder text, ColumnDescription column, int firstValue, int count, StatementPlaces places)
    {
        text.Append(" IN (");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            places.Append(text, "?", numbered: false, KindOf(column.Kind), firstValue + i);
        }

        text.Append(')');
    }

    private static ParameterKind KindOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => ParameterKind.Integer,
        ColumnKind.Number => ParameterKind.Number,
        _ => ParameterKind.Text,
    };
}
