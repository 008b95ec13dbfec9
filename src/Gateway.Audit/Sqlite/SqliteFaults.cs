using SQLitePCL;

namespace Gateway.Audit.Sqlite;

/// <summary>Turns result codes of SQLite into faults of the store.</summary>
internal static class SqliteFaults
{
    public static void Check(int code, sqlite3 database)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw Fault(code, database);
        }
    }

    public static LogStoreException Fault(int code, sqlite3 database)
    {
        int extended = raw.sqlite3_extended_errcode(database);
        int shown = (extended & 0xFF) == (code & 0xFF) ? extended : code;
        return new LogStoreException($"SQLite: {raw.sqlite3_errstr(code).utf8_to_string()} (code {shown}).{Hint(code & 0xFF)}");
    }

    private static string Hint(int primary) => primary switch
    {
        raw.SQLITE_FULL => " Free space where the log lies; writing resumes by itself.",
        raw.SQLITE_BUSY => " Another process holds the log's lock; one log has one writing process.",
        raw.SQLITE_READONLY => " The log's file or folder cannot be written.",
        _ => "",
    };
}
