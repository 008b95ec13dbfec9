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

    /// <summary>Runs one query alone; throws what the driver throws.</summary>
    protected abstract Task RunOneAsync(TConnection connection, SourceQuery query);

    protected abstract SourceException Translate(Exception fault);

    /// <summary>Forgets what was prepared on a connection that is no more.</summary>
    protected abstract void Forget();

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
                await SettleAsync(query, fault, mayRetry: !alone || Translate(fault).Kind == SourceFaultKind.Timeout);
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
                query.Restart();
                await RunOneAsync(connection, query);
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
