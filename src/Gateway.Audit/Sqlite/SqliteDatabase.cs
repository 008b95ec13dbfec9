using SQLitePCL;

namespace Gateway.Audit.Sqlite;

/// <summary>A connection of its own to the file, used by one thread at a time.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyMilliseconds = 2000;

    static SqliteDatabase() => Batteries_V2.Init();

    public SqliteDatabase(string path, bool readOnly = false)
    {
        int flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE);
        int code = raw.sqlite3_open_v2(path, out sqlite3 handle, flags, null);
        Handle = handle;
        try
        {
            SqliteFaults.Check(code, handle);
            raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public sqlite3 Handle { get; }

    public SqliteStatement Prepare(string sql) => new(Handle, sql);

    public void Execute(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        statement.Execute();
    }

    /// <summary>The single value of the first row as text; null where there is none.</summary>
    public string? Scalar(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : null;
    }

    public void Dispose() => Handle.Dispose();
}
