using Npgsql;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>A connection whose batches go out in one write and come back in one read; statements are prepared by the driver.</summary>
internal sealed class PostgresLane(NpgsqlDataSource data, TimeProvider time, ConnectGate gate)
    : AdoLane<NpgsqlConnection>(time, gate)
{
    private const int GreatestStatementCount = 64;

    private readonly Dictionary<SourceStatement, PostgresCommands> _commands = [];
    private readonly List<SourceQuery> _together = [];
    private readonly List<PostgresCommands> _bound = [];
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
        _bound.Clear();
        batch.BatchCommands.Add(Bind(statement, query.Keys.AsSpan(first, count)));
        await ExecuteAsync(connection, batch, reader => ReadAsync(reader, statement, query, first));
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
        _bound.Clear();
        for (var i = 0; i < Count; i++)
        {
            if (this[i] is { Keys.Length: 1 } query)
            {
                _together.Add(query);
                batch.BatchCommands.Add(Bind(query.Statement, query.Keys));
            }
        }

        if (_together.Count > 0)
        {
            await ExecuteAsync(connection, batch, ReadTogetherAsync);
        }
    }

    private async Task ReadTogetherAsync(NpgsqlDataReader reader)
    {
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

    private async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlBatch batch, Func<NpgsqlDataReader, Task> read)
    {
        _bound.ForEach(static commands => commands.Return());
        Volatile.Write(ref _running, batch);
        try
        {
            await using (var reader = await batch.ExecuteReaderAsync(CancellationToken.None))
            {
                await read(reader);
            }

            _bound.ForEach(static commands => commands.Succeeded());
        }
        catch (PostgresException) when (_bound.Exists(static commands => !commands.IsPrepared))
        {
            // A statement that fails while the driver prepares it counts as prepared there, its rows unknown: the next use would fail.
            connection.UnprepareAll();
            _commands.Clear();
            throw;
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

        _bound.Add(commands);
        return commands.Rent(keys);
    }
}
