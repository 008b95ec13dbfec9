using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>A connection whose batches go out in one write and come back in one read; statements are prepared by the driver.</summary>
internal sealed class PostgresLane(NpgsqlDataSource data, TimeProvider time, ConnectGate gate)
    : AdoLane<NpgsqlConnection>(time, gate)
{
    private const int GreatestStatementCount = 64;

    private readonly Dictionary<SourceStatement, Commands> _commands = [];
    private NpgsqlBatch? _running;

    protected override async Task<NpgsqlConnection> ConnectAsync() => await data.OpenConnectionAsync(CancellationToken.None);

    protected override async Task RunBatchAsync(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection);
        for (var i = 0; i < Count; i++)
        {
            batch.BatchCommands.Add(Bind(this[i]));
        }

        Return();
        await ExecuteAsync(batch, Count, this[0]);
    }

    protected override async Task RunOneAsync(NpgsqlConnection connection, SourceQuery query)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Bind(query));
        Return();
        await ExecuteAsync(batch, 0, query);
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

    /// <summary>Runs the batch; with <paramref name="count"/> 0 the one query alone, which the caller completes.</summary>
    private async Task ExecuteAsync(NpgsqlBatch batch, int count, SourceQuery query)
    {
        Volatile.Write(ref _running, batch);
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            for (var i = 0; ;)
            {
                var row = Row.Over(reader, query.Statement);
                while (await reader.ReadAsync(CancellationToken.None) && query.Accept(row))
                {
                }

                if (count > 0)
                {
                    query.Complete();
                }

                if (++i >= count)
                {
                    break;
                }

                query = this[i];
                await reader.NextResultAsync(CancellationToken.None);
            }
        }
        finally
        {
            Volatile.Write(ref _running, null);
        }
    }

    private NpgsqlBatchCommand Bind(SourceQuery query)
    {
        if (!_commands.TryGetValue(query.Statement, out var commands))
        {
            if (_commands.Count >= GreatestStatementCount)
            {
                _commands.Clear();
            }

            _commands.Add(query.Statement, commands = new Commands());
        }

        var command = commands.Rent(query.Statement);
        var places = query.Statement.Places;
        for (var i = 0; i < places.Length; i++)
        {
            Set(command.Parameters[i], query.Statement.Parameters[i], query.Values[places[i]]);
        }

        return command;
    }

    private void Return()
    {
        foreach (var commands in _commands.Values)
        {
            commands.Return();
        }
    }

    private static void Set(NpgsqlParameter parameter, ParameterKind kind, ParameterValue value)
    {
        switch (kind)
        {
            case ParameterKind.Integer:
                ((NpgsqlParameter<long>)parameter).TypedValue = value.Integer;
                break;
            case ParameterKind.Number:
                ((NpgsqlParameter<decimal>)parameter).TypedValue = decimal.Parse(value.Text!, NumberStyles.Number, CultureInfo.InvariantCulture);
                break;
            case ParameterKind.Date:
                ((NpgsqlParameter<DateOnly>)parameter).TypedValue = DateOnly.ParseExact(value.Text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                break;
            default:
                ((NpgsqlParameter<string>)parameter).TypedValue = value.Text;
                break;
        }
    }

    /// <summary>The commands of one statement, which a batch may carry several times.</summary>
    private sealed class Commands
    {
        private readonly List<NpgsqlBatchCommand> _all = [];
        private int _used;

        public NpgsqlBatchCommand Rent(SourceStatement statement)
        {
            if (_used == _all.Count)
            {
                _all.Add(Create(statement));
            }

            return _all[_used++];
        }

        public void Return() => _used = 0;

        private static NpgsqlBatchCommand Create(SourceStatement statement)
        {
            var command = new NpgsqlBatchCommand(statement.Text);
            foreach (var kind in statement.Parameters)
            {
                command.Parameters.Add(kind switch
                {
                    ParameterKind.Integer => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint },
                    ParameterKind.Number => new NpgsqlParameter<decimal> { NpgsqlDbType = NpgsqlDbType.Numeric },
                    ParameterKind.Date => new NpgsqlParameter<DateOnly> { NpgsqlDbType = NpgsqlDbType.Date },
                    ParameterKind.PaddedText => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Char },
                    _ => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text },
                });
            }

            return command;
        }
    }
}
