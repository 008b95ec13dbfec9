using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>What SQLite's result codes mean here. Only the number is kept.</summary>
internal static class SqliteErrors
{
    public static SourceException Translate(Exception fault) => fault switch
    {
        SourceException known => known,
        SqliteException database => Translate(database.SqliteErrorCode),
        _ => new SourceException(SourceFaultKind.Failed, fault.GetType().Name),
    };

    public static SourceException Translate(int code) => new(
        (code & 0xFF) switch
        {
            // Preparing a statement that names what is gone is a plain error.
            raw.SQLITE_ERROR or raw.SQLITE_SCHEMA => SourceFaultKind.SchemaChanged,
            raw.SQLITE_INTERRUPT or raw.SQLITE_BUSY or raw.SQLITE_LOCKED => SourceFaultKind.Timeout,
            raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT or raw.SQLITE_AUTH
                or raw.SQLITE_PERM or raw.SQLITE_NOMEM => SourceFaultKind.Unavailable,
            _ => SourceFaultKind.Failed,
        },
        code.ToString(CultureInfo.InvariantCulture));
}
