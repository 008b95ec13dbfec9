using System.Text;

namespace Gateway.Adapter.Sources;

/// <summary>How one database's statements are written. A further database is a dialect and a source.</summary>
internal interface ISourceDialect
{
    /// <summary>Name by the semantic conventions: <c>db.system.name</c>.</summary>
    string System { get; }

    /// <summary>A comparison with text of a fixed length disregards the blanks that pad it.</summary>
    bool IgnoresPadding { get; }

    /// <summary>Writes a name quoted, whatever it contains.</summary>
    void AppendName(StringBuilder text, string name);

    /// <summary>Writes the expression that selects the column; returns how it comes out.</summary>
    CellKind AppendSelect(StringBuilder text, ColumnDescription column);

    /// <summary>
    /// Writes the condition that the column equals one of the values, which stand one after another from
    /// <paramref name="firstValue"/>; adds the places it gives them.
    /// </summary>
    void AppendEquals(StringBuilder text, ColumnDescription column, int firstValue, int count, StatementPlaces places);

    /// <summary>Writes the clause that limits the rows.</summary>
    void AppendLimit(StringBuilder text, int value, StatementPlaces places);

    /// <summary>Keys that one statement takes at most; 1 where a statement for each costs no round trip.</summary>
    int ManyWidth { get; }

    /// <summary>
    /// Writes the select for <see cref="ManyWidth"/> keys at once, rows in the order of the keys, the place of the
    /// row's key among them as the last column. Each key has its own limit, as if it were asked for alone.
    /// </summary>
    StatementPlaces AppendMany(StringBuilder text, KeySelect select);
}
