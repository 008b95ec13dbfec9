using System.Data;
using System.Data.Common;

namespace Gateway.Adapter.Sources;

/// <summary>A lane over an ADO.NET connection that is opened when needed and thrown away when broken.</summary>
internal abstract class AdoLane<TConnection>(TimeProvider time, ConnectGate gate) : Lane
    where TConnection : DbConnection
{
    private TConnection? _connection;

    protected AdoRow Row { get; } = new();

    public override async Task RunAsync()
    {
        try
        {
            var connection = await OpenAsync();
            await RunBatchAsync(connection);
        }
        catch (Exception fault)
        {
            await SettleAsync(fault);
        }
    }

    public override ValueTask DisposeAsync() => CloseAsync();

    /// <summary>Connects and sets the session up.</summary>
    protected abstract Task<TConnection> ConnectAsync();

    /// <summary>Runs the batch and completes its queries; throws what the driver throws.</summary>
    protected abstract Task RunBatchAsync(TConnection connection);

    /// <summary>Runs a query for some of its keys, at most as many as one statement takes; throws what the driver throws.</summary>
    protected abstract Task RunKeysAsync(TConnection connection, SourceQuery query, int first, int count);

    protected abstract SourceException Translate(Exception fault);

    /// <summary>Forgets what was prepared on a connection that is no more.</summary>
    protected abstract void Forget();

    /// <summary>Runs one query alone, all its keys; throws what the driver throws.</summary>
    protected async Task RunAloneAsync(TConnection connection, SourceQuery query)
    {
        var width = query.Statement.Many?.Width ?? 1;
        for (var first = 0; first < query.Keys.Length && !query.IsFull; first += width)
        {
            await RunPartAsync(connection, query, first, Math.Min(width, query.Keys.Length - first));
        }
    }

    /// <summary>Takes the rows of a run over. Where several keys share it, each row tells its key.</summary>
    protected async Task ReadAsync(DbDataReader reader, SourceStatement statement, SourceQuery query, int first)
    {
        var row = Row.Over(reader, statement);
        while (await reader.ReadAsync(CancellationToken.None))
        {
            var key = statement.Width > 1 ? first + (int)reader.GetInt64(statement.KeyOrdinal) : first;
            if (!query.Accept(key, row) && (statement.Width == 1 || query.IsFull))
            {
                return;
            }
        }
    }

    /// <summary>Where the database takes a key for no value, finds it by halves, so that the others get their answers.</summary>
    private async Task RunPartAsync(TConnection connection, SourceQuery query, int first, int count)
    {
        if (query.IsOver(time.GetTimestamp()))
        {
            throw query.OverFault();
        }

        try
        {
            await RunKeysAsync(connection, query, first, count);
        }
        catch (Exception fault) when (query.MayReject && Translate(fault).Kind == SourceFaultKind.KeyInvalid)
        {
            query.Rewind(first);
            if (count == 1)
            {
                query.Reject(first);
                return;
            }

            await RunPartAsync(connection, query, first, count / 2);
            if (!query.IsFull)
            {
                await RunPartAsync(connection, query, first + (count / 2), count - (count / 2));
            }
        }
    }

    private async Task<TConnection> OpenAsync()
    {
        if (_connection is { State: ConnectionState.Open } open)
        {
            return open;
        }

        await CloseAsync();
        gate.ThrowIfShut();
        try
        {
            _connection = await ConnectAsync();
            gate.Open();
            return _connection;
        }
        catch (Exception fault)
        {
            var translated = Translate(fault);
            gate.Shut(translated);
            throw translated;
        }
    }

    /// <summary>After a fault: each query that has no answer yet gets its own, alone, or the fault.</summary>
    private async Task SettleAsync(Exception fault)
    {
        var alone = Count == 1;
        for (var i = 0; i < Count; i++)
        {
            var query = this[i];
            if (query.IsRunning)
            {
                var kind = Translate(fault).Kind;
                var mayRetry = !alone || kind == SourceFaultKind.Timeout || (kind == SourceFaultKind.KeyInvalid && query.MayReject);
                await SettleAsync(query, fault, mayRetry);
            }
        }

        if (_connection is { State: not ConnectionState.Open })
        {
            await CloseAsync();
        }
    }

    private async Task SettleAsync(SourceQuery query, Exception fault, bool mayRetry)
    {
        // A neighbour's fault, or an interrupt that came too late for its own query, is not this query's.
        for (var tries = 0; ; tries++)
        {
            if (query.IsOver(time.GetTimestamp()))
            {
                query.Fail(query.OverFault());
                return;
            }

            if (!mayRetry || tries > 0 || _connection is not { State: ConnectionState.Open } connection)
            {
                query.Fail(Translate(fault));
                return;
            }

            try
            {
                query.Rewind(0);
                await RunAloneAsync(connection, query);
                query.Complete();
                return;
            }
            catch (Exception again)
            {
                fault = again;
            }
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            Forget();
            try
            {
                await connection.DisposeAsync();
            }
            catch (DbException)
            {
                // It is thrown away: what it says at its end changes nothing.
            }
        }
    }
}
