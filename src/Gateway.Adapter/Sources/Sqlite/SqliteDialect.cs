using System.Text;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>SQLite: types belong to values, and CHAR(n) neither pads nor ignores blanks.</summary>
internal sealed class SqliteDialect : ISourceDialect
{
    public string System => "sqlite";

    public bool IgnoresPadding => false;

    public void AppendName(StringBuilder text, string name) => text.Append('"').Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    public CellKind AppendSelect(StringBuilder text, ColumnDescription column)
    {
        AppendName(text, column.Name);
        return CellKind.Text;
    }

    public void AppendEquals(StringBuilder text, ColumnDescription column, int firstValue, int count, StatementPlaces places)
    {
        AppendName(text, column.Name);
        text.Append(" IN (");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            places.Append(text, "?", numbered: true, KindOf(column), firstValue + i);
        }

        text.Append(')');
    }

    public void AppendLimit(StringBuilder text, int value, StatementPlaces places)
    {
        text.Append(" LIMIT ");
        places.AppendShared(text, "?", numbered: true, ParameterKind.Integer, value);
    }

    public int ManyWidth => 1;

    public StatementPlaces AppendMany(StringBuilder text, KeySelect select) => throw new NotSupportedException("Keys are stepped one by one.");

    private static ParameterKind KindOf(ColumnDescription column) => column.Kind switch
    {
        ColumnKind.Integer => ParameterKind.Integer,
        _ => ParameterKind.Text,
    };
}
