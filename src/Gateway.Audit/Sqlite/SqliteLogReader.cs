namespace Gateway.Audit.Sqlite;

/// <summary>Reads the file over a connection of its own, away from the writer; one reading at a time.</summary>
internal sealed class SqliteLogReader(string path) : IDisposable
{
    private const string Columns = "SELECT seq, id, record, leaf FROM exchange_log ";

    private readonly SemaphoreSlim _turn = new(1);
    private SqliteDatabase? _database;
    private bool _closed;

    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 10_000);
        return QueryAsync(
            Columns + "WHERE seq > ? ORDER BY seq LIMIT ?",
            statement =>
            {
                statement.Bind(1, after);
                statement.Bind(2, limit);
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) =>
        QueryAsync(
            Columns + "WHERE id = ? ORDER BY seq",
            statement =>
            {
                Span<byte> id = stackalloc byte[ExchangeId.Size];
                ExchangeId.CopyTo(exchangeId, id);
                statement.Bind(1, id);
            },
            cancellationToken);

    public void Dispose()
    {
        // A reading that runs ends first: the connection is not safe to close under it.
        _turn.Wait();
        _closed = true;
        _database?.Dispose();
        _database = null;
        _turn.Release();
    }

    private async ValueTask<IReadOnlyList<LogRow>> QueryAsync(
        string sql, Action<SqliteStatement> bind, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Query(sql, bind), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private List<LogRow> Query(string sql, Action<SqliteStatement> bind)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(DurableLog));
        _database ??= new SqliteDatabase(path, readOnly: true);
        using SqliteStatement statement = _database.Prepare(sql);
        bind(statement);
        var rows = new List<LogRow>();
        while (statement.Step())
        {
            rows.Add(new LogRow(
                statement.Integer(0), ExchangeId.Read(statement.Blob(1)), statement.Blob(2).ToArray(), new Digest(statement.Blob(3))));
        }

        return rows;
    }
}
