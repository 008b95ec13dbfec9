using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Gateway.Hosting.Draining;

/// <summary>The connections of callers, so that they can be asked to leave while the management port goes on to answer.</summary>
internal sealed class OpenConnections
{
    private readonly Lock _gate = new();
    private static readonly object s_greeted = new();

    private readonly HashSet<ConnectionContext> _open = [];
    private TaskCompletionSource? _empty;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Holds a connection while it is served. One that comes too late is closed before a byte of it is read: nothing of it was processed.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        lock (_gate)
        {
            if (_empty is not null)
            {
                return;
            }

            _open.Add(connection);
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Forget(connection);
        }
    }

    /// <summary>Notes that the connection's handshake is over: before it nothing was asked, and nobody listens to being asked to leave.</summary>
    public static void Greet(ConnectionContext connection) => connection.Items[s_greeted] = true;

    /// <summary>Takes no new connection, ends those that only hold the line, asks every other to close (HTTP/2: GOAWAY) once its calls have ended, and completes when all have.</summary>
    public Task CloseAsync()
    {
        ConnectionContext[] open;
        TaskCompletionSource empty;
        lock (_gate)
        {
            empty = _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            open = [.. _open];
            if (open.Length == 0)
            {
                empty.TrySetResult();
            }
        }

        foreach (var connection in open)
        {
            if (connection.Items.ContainsKey(s_greeted))
            {
                connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            }
            else
            {
                connection.Abort(new ConnectionAbortedException("The program is stopping."));
            }
        }

        return empty.Task;
    }

    /// <summary>Ends those that are still open.</summary>
    public void Abort()
    {
        ConnectionContext[] open;
        lock (_gate)
        {
            open = [.. _open];
        }

        foreach (var connection in open)
        {
            connection.Abort(new ConnectionAbortedException("The program is stopping, and the time for running calls is over."));
        }
    }

    private void Forget(ConnectionContext connection)
    {
        lock (_gate)
        {
            _open.Remove(connection);
            if (_open.Count == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }
}
