using SQLitePCL;

namespace Gateway.Audit.Sqlite;

/// <summary>
/// Moves the write-ahead log into the file. The bulk is moved by a thread of its own over a connection of its own while
/// groups go on being committed. Under load new pages follow all the time, so that the log would never be
/// moved whole and would grow for ever: therefore the writer itself moves the few that are left, between two groups,
/// and SQLite then begins the log from its start again. Where the disk cannot keep up, the writer waits, and so do its callers:
/// the log stays bounded.
/// </summary>
internal sealed class SqliteCheckpointer : IDisposable
{
    /// <summary>8 MiB at 8 KiB a page.</summary>
    internal const int PagesWorthMoving = 1024;

    /// <summary>Where the disk is too slow for both: so many pages more than were to be moved, and the writer waits.</summary>
    private const int GreatestLead = 2 * PagesWorthMoving;

    private readonly SqliteDatabase _writer;
    private readonly SqliteDatabase _mover;
    private readonly SqliteWalHook _hook;
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly ManualResetEventSlim _moved = new();
    private readonly Thread _thread;
    private int _next = PagesWorthMoving;
    private bool _moving;
    private volatile string? _fault;
    private volatile bool _stopping;

    public SqliteCheckpointer(string path, SqliteDatabase writer)
    {
        _writer = writer;
        _mover = new SqliteDatabase(path);
        _mover.Execute("PRAGMA synchronous=FULL");
        _hook = new SqliteWalHook(writer.Handle);
        _thread = new Thread(Run) { IsBackground = true, Name = "gateway-log-checkpoints" };
        _thread.UnsafeStart();
    }

    /// <summary>There is something to move, or what was moved is to be finished.</summary>
    public bool IsDue => _moving ? _moved.IsSet || IsFarAhead : _hook.Pages >= _next;

    private bool IsFarAhead => _hook.Pages >= _next + GreatestLead;

    /// <summary>Does what <see cref="IsDue"/>, if anything; called by the writer between two groups.</summary>
    public void Tidy()
    {
        if (!IsDue)
        {
            return;
        }

        if (_moving)
        {
            _moved.Wait();
            Finish();
            return;
        }

        _moving = true;
        _moved.Reset();
        _wanted.Release();
    }

    public void Dispose()
    {
        _stopping = true;
        _wanted.Release();
        _thread.Join();
        _hook.Dispose();
        _mover.Dispose();
        _wanted.Dispose();
        _moved.Dispose();
    }

    private void Finish()
    {
        _moving = false;

        // Where it cannot be moved now (a long reading, a full disk), it is tried again after as many pages more.
        _next = _hook.Pages + PagesWorthMoving;
        if (_fault is { } fault)
        {
            throw new LogStoreException(fault);
        }

        int code = Move(_writer, out int pages, out int done);
        if (code == raw.SQLITE_OK && pages == done)
        {
            _next = PagesWorthMoving;
        }
        else if (code is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            throw SqliteFaults.Fault(code, _writer.Handle);
        }
    }

    private void Run()
    {
        _wanted.Wait();
        while (!_stopping)
        {
            int code = Move(_mover, out _, out _);
            _fault = code is raw.SQLITE_OK or raw.SQLITE_BUSY ? null : SqliteFaults.Fault(code, _mover.Handle).Message;
            _moved.Set();
            _wanted.Wait();
        }
    }

    private static int Move(SqliteDatabase database, out int pages, out int done) =>
        raw.sqlite3_wal_checkpoint_v2(database.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out pages, out done);
}
