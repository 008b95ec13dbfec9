using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Gateway.Testing;

namespace Gateway.Client.Tests.Running;

/// <summary>A way to the gateway that can be cut and mended.</summary>
internal sealed class Relay(Uri target) : IDisposable
{
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly int _port = FreePort.Next();
    private TcpListener? _listener;
    private int _accepted;

    /// <summary>Where callers connect.</summary>
    public Uri Address => new($"https://127.0.0.1:{_port}");

    /// <summary>How many connections came.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    public Relay Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = AcceptAsync(_listener);
        return this;
    }

    /// <summary>Takes no connection any more, and breaks those that there are.</summary>
    public void Cut()
    {
        _listener?.Stop();
        Break();
    }

    /// <summary>Breaks the connections that there are.</summary>
    public void Break()
    {
        while (_sockets.TryTake(out var socket))
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var caller = await listener.AcceptSocketAsync();
                Interlocked.Increment(ref _accepted);
                var gateway = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await gateway.ConnectAsync(IPAddress.Loopback, target.Port);
                _sockets.Add(caller);
                _sockets.Add(gateway);
                _ = CopyAsync(caller, gateway);
                _ = CopyAsync(gateway, caller);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The way was cut.
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                await to.SendAsync(buffer.AsMemory(0, read));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The way was cut.
        }
    }
}
