using Npgsql;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>A connection whose batches go out in one write and come back in one read; statements are prepared by the driver.</summary>
internal sealed class PostgresLane(NpgsqlDataSource data, TimeProvider time, ConnectGate gate)
    : AdoLane<NpgsqlConnection>(time, gate)
{
    private const int GreatestStatementCount = 64;

    private readonly Dictionary<SourceStatement, PostgresCommands> _commands = [];
    private readonly List<SourceQuery> _together = [];
    private NpgsqlBatch? _running;

    protected override async Task<NpgsqlConnection> ConnectAsync() => await data.OpenConnectionAsync(CancellationToken.None);

    protected override async Task RunBatchAsync(NpgsqlConnection connection)
    {
        await RunTogetherAsync(connection);
        for (var i = 0; i < Count; i++)
        {
            if (this[i].Keys.Length > 1)
            {
                await RunAloneAsync(connection, this[i]);
                this[i].Complete();
            }
        }
    }

    protected override async Task RunKeysAsync(NpgsqlConnection connection, SourceQuery query, int first, int count)
    {
        var statement = count > 1 ? query.Statement.Many! : query.Statement;
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Bind(statement, query.Keys.AsSpan(first, count)));
        Return();
        Volatile.Write(ref _running, batch);
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            await ReadAsync(reader, statement, query, first);
        }
        finally
        {
            Volatile.Write(ref _running, null);
        }
    }

    protected override SourceException Translate(Exception fault) => PostgresErrors.Translate(fault);

    protected override void Forget() => _commands.Clear();

    protected override void Interrupt()
    {
        if (Volatile.Read(ref _running) is { } batch)
        {
            // The request goes over a connection of its own, which may take its time.
            _ = Task.Run(() => Cancel(batch));
        }
    }

    private static void Cancel(NpgsqlBatch batch)
    {
        try
        {
            batch.Cancel();
        }
        catch (Exception fault) when (fault is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            // The server's own timeout, or the driver's, ends the statement.
        }
    }

    /// <summary>Queries of one key go together; those of many have a round trip of their own.</summary>
    private async Task RunTogetherAsync(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection);
        _together.Clear();
        for (var i = 0; i < Count; i++)
        {
            if (this[i] is { Keys.Length: 1 } query)
            {
                _together.Add(query);
                batch.BatchCommands.Add(Bind(query.Statement, query.Keys));
            }
        }

        Return();
        if (_together.Count > 0)
        {
            await ExecuteTogetherAsync(batch);
        }
    }

    private async Task ExecuteTogetherAsync(NpgsqlBatch batch)
    {
        Volatile.Write(ref _running, batch);
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            for (var i = 0; i < _together.Count; i++)
            {
                if (i > 0)
                {
                    await reader.NextResultAsync(CancellationToken.None);
                }

                var query = _together[i];
                await ReadAsync(reader, query.Statement, query, 0);
                query.Complete();
            }
        }
        finally
        {
            Volatile.Write(ref _running, null);
        }
    }

    private NpgsqlBatchCommand Bind(SourceStatement statement, ReadOnlySpan<ParameterValue[]> keys)
    {
        if (!_commands.TryGetValue(statement, out var commands))
        {
            if (_commands.Count >= GreatestStatementCount)
            {
                _commands.Clear();
            }

            _commands.Add(statement, commands = new PostgresCommands(statement));
        }

        return commands.Rent(keys);
    }

    private void Return()
    {
        foreach (var commands in _commands.Values)
        {
            commands.Return();
        }
    }
}
