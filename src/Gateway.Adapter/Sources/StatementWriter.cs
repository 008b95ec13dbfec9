using System.Collections.Immutable;
using System.Text;

namespace Gateway.Adapter.Sources;

/// <summary>Writes a select for one key, and for several at once where the database gains by it.</summary>
internal static class StatementWriter
{
    public static SourceStatement Write(KeySelect select)
    {
        var text = new StringBuilder();
        var places = new StatementPlaces();
        var columns = select.Append(text, places);
        return Finish(select, text, places, columns, width: 1, WriteMany(select, columns));
    }

    private static SourceStatement? WriteMany(KeySelect select, ImmutableArray<CellKind> columns)
    {
        var text = new StringBuilder();
        var width = select.Dialect.ManyWidth;
        return width > 1 ? Finish(select, text, select.Dialect.AppendMany(text, select), columns, width, many: null) : null;
    }

    private static SourceStatement Finish(
        KeySelect select, StringBuilder text, StatementPlaces places, ImmutableArray<CellKind> columns, int width, SourceStatement? many) => new()
        {
            Text = text.ToString(),
            Table = select.Table.Name,
            Columns = columns,
            Parameters = [.. places.Kinds],
            Places = [.. places.Values],
            Width = width,
            Many = many,
        };
}
