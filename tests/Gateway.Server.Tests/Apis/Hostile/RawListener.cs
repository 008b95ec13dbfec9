using System.Net;
using System.Net.Sockets;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>Takes connections on a free loopback port, each served by what the test says, until it is disposed.</summary>
internal sealed class RawListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private readonly Task _running;

    /// <param name="serve">Serves a connection, which ends with it; the token ends all of them.</param>
    public RawListener(Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _running;
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_ended.Token)));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var owned = socket;
        try
        {
            await _serve(socket, _ended.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
        {
            // The gateway had enough, or the test ended.
        }
    }
}
