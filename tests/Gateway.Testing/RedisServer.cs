using System.Globalization;
using System.Net.Sockets;

namespace Gateway.Testing;

/// <summary>A real Redis of the test's own, on a loopback port. It writes its data to disk only when it is told to.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int MostPorts = 3;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly ServerAccount Account = new("redis");

    private readonly TemporaryFolder folder = new();
    private ChildProcess? process;

    private RedisServer()
    {
    }

    public int Port { get; private set; }

    /// <summary>Its process.</summary>
    public int ProcessId => process!.Id;

    /// <summary>As its clients write it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The file that SAVE writes, and that it reads when it starts.</summary>
    public string DumpFile => Path.Combine(folder.Path, "dump.rdb");

    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken = default)
    {
        var server = new RedisServer();
        try
        {
            await Account.OwnAsync(server.folder.Path, cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                server.Port = FreePort.Next();
                try
                {
                    await server.LaunchAsync(cancellationToken);
                    return server;
                }
                catch (InvalidOperationException)
                    when (attempt < MostPorts && server.process!.Tail.Contains("already in use", StringComparison.OrdinalIgnoreCase))
                {
                    // Another program was quicker; the next port.
                }
            }
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a crash would; its port stays.</summary>
    public void Kill() => process?.Kill();

    /// <summary>Freezes it: connections stay open, nothing answers.</summary>
    public void Pause() => process?.Pause();

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => process?.Resume();

    /// <summary>Starts it again on the same port, after ending it; it knows what its dump holds.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        Kill();
        await LaunchAsync(cancellationToken);
    }

    /// <summary>Sends a command of words without spaces; returns the first line of the answer.</summary>
    public async Task<string> CommandAsync(string command, CancellationToken cancellationToken = default)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", Port, cancellationToken);
        await using var writer = new StreamWriter(connection.GetStream());
        using var reader = new StreamReader(connection.GetStream());
        await writer.WriteAsync(command + "\r\n");
        await writer.FlushAsync(cancellationToken);
        return await reader.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StopPatience, cancellationToken) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        var started = process = Account.Start(
            Programs.Find("redis-server", "redis-server"),
            ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder.Path, "--save", "", "--appendonly", "no"],
            folder.Path);
        try
        {
            await Poll.UntilAsync(() => AnswersAsync(started, cancellationToken), StartPatience, "it answers", cancellationToken);
        }
        catch (TimeoutException)
        {
            throw started.Failure($"did not answer within {StartPatience}");
        }
    }

    private async Task<bool> AnswersAsync(ChildProcess started, CancellationToken cancellationToken)
    {
        if (started.HasExited)
        {
            await started.WaitForExitAsync(StopPatience, cancellationToken);
            throw started.Failure("ended while starting");
        }

        try
        {
            return await CommandAsync("PING", cancellationToken) == "+PONG";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
