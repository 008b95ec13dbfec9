using SQLitePCL;

namespace Gateway.Audit.Sqlite;

/// <summary>
/// The log in a SQLite file of its own: write-ahead log, one transaction per group, each ended by one
/// fdatasync of the write-ahead log (synchronous=FULL).
/// </summary>
internal sealed class SqliteLogStore(string path, string origin, string synchronous) : ILogStore
{
    // Room that a probe really asks of the disk, so that writing does not resume for a handful of bytes.
    private const int ProbeRoom = 64 * 1024;

    private readonly SqliteLogReader _reader = new(path);
    private SqliteDatabase? _database;
    private SqliteStatement? _begin;
    private SqliteStatement? _insert;
    private SqliteStatement? _commit;
    private SqliteCheckpointer? _checkpointer;

    public string Description => $"SQLite file {path}";

    public void Open()
    {
        Close();
        try
        {
            CreateFile();
            _database = new SqliteDatabase(path);
            SqliteSchema.RequireDurability(_database, synchronous);
            SqliteSchema.Ensure(_database, origin);
            _begin = _database.Prepare("BEGIN IMMEDIATE");
            _insert = _database.Prepare(
                "INSERT INTO exchange_log(id, record, leaf) VALUES(?, ?, ?) ON CONFLICT(id, leaf) DO NOTHING");
            _commit = _database.Prepare("COMMIT");
            _checkpointer = new SqliteCheckpointer(path, _database);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Commit(LogGroup group)
    {
        SqliteDatabase database = Opened();
        try
        {
            _begin!.Execute();
            Insert(group);
            _commit!.Execute();
        }
        catch
        {
            RollBack(database);
            throw;
        }
    }

    public void Probe()
    {
        if (_database is null)
        {
            Open();
        }

        try
        {
            using SqliteStatement write = _database!.Prepare(
                "INSERT INTO log_probe(one, room) VALUES(1, zeroblob(?)) ON CONFLICT(one) DO UPDATE SET room = excluded.room");
            write.Bind(1, ProbeRoom);
            write.Execute();
        }
        catch
        {
            // The next probe begins with a new connection, whatever state this one is in.
            Close();
            throw;
        }
    }

    public void Check() => Probe();

    public bool IsUntidy => _checkpointer!.IsDue;

    public void Tidy() => _checkpointer!.Tidy();

    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        _reader.ReadAsync(after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) =>
        _reader.FindAsync(exchangeId, cancellationToken);

    public void Dispose()
    {
        _reader.Dispose();
        Close();
    }

    /// <summary>Ends a transaction that failed; where none is open, there is nothing to end.</summary>
    internal static void RollBack(SqliteDatabase database)
    {
        if (raw.sqlite3_get_autocommit(database.Handle) == 0)
        {
            // After some faults SQLite has rolled back by itself; then this fails, which changes nothing.
            _ = raw.sqlite3_exec(database.Handle, "ROLLBACK");
        }
    }

    private void Insert(LogGroup group)
    {
        SqliteStatement insert = _insert!;
        Span<byte> id = stackalloc byte[ExchangeId.Size];
        Span<byte> leaf = stackalloc byte[Digest.Size];
        foreach (ref readonly GroupEntry entry in group.Entries)
        {
            ExchangeId.CopyTo(entry.Id, id);
            entry.Leaf.CopyTo(leaf);
            insert.Bind(1, id);
            insert.Bind(2, group.Record(entry).Span);
            insert.Bind(3, leaf);
            insert.Execute();
        }
    }

    private SqliteDatabase Opened() => _database ?? throw new LogStoreException("The log's file is not open.");

    private void CreateFile()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                // The write-ahead log takes over the mode of the file.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
        }
        catch (UnauthorizedAccessException)
        {
            throw new LogRefusedException($"The log's file {path} cannot be written. Give this account the right to, or name another Path.");
        }
        catch (IOException fault)
        {
            throw new LogStoreException($"The log's file {path} cannot be opened: {fault.Message}", fault);
        }
    }

    private void Close()
    {
        _checkpointer?.Dispose();
        _insert?.Dispose();
        _begin?.Dispose();
        _commit?.Dispose();
        _database?.Dispose();
        _checkpointer = null;
        _insert = _begin = _commit = null;
        _database = null;
    }
}
