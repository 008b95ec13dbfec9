using System.Text;
using SQLitePCL;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>The row a stepped statement stands on.</summary>
internal sealed class SqliteRow : SourceRow
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private sqlite3_stmt _statement = null!;
    private char[] _text = new char[256];

    public SqliteRow Over(sqlite3_stmt statement)
    {
        _statement = statement;
        return this;
    }

    public override void Read(int ordinal, ref Cell cell)
    {
        switch (raw.sqlite3_column_type(_statement, ordinal))
        {
            case raw.SQLITE_INTEGER:
                cell.Kind = CellKind.Integer;
                cell.Integer = raw.sqlite3_column_int64(_statement, ordinal);
                break;
            case raw.SQLITE_FLOAT:
                cell.Kind = CellKind.Real;
                cell.Real = raw.sqlite3_column_double(_statement, ordinal);
                break;
            case raw.SQLITE_TEXT:
                cell.Kind = CellKind.Text;
                cell.Text = ReadText(ordinal);
                break;
            case raw.SQLITE_BLOB:
                cell.Kind = CellKind.Binary;
                cell.Binary = raw.sqlite3_column_blob(_statement, ordinal);
                break;
            default:
                cell.Kind = CellKind.Null;
                break;
        }
    }

    private ReadOnlySpan<char> ReadText(int ordinal)
    {
        // Has a database in UTF-16 convert; the bytes of the value are UTF-8 from here on.
        _ = raw.sqlite3_column_text(_statement, ordinal);
        var bytes = raw.sqlite3_column_blob(_statement, ordinal);
        if (_text.Length < bytes.Length)
        {
            _text = new char[bytes.Length * 2];
        }

        try
        {
            return _text.AsSpan(0, Strict.GetChars(bytes, _text));
        }
        catch (DecoderFallbackException)
        {
            throw new CellException();
        }
    }
}
