using System.Data.Common;
using System.Security.Cryptography;

namespace Gateway.Testing;

/// <summary>A real database server of the test's own, on a loopback port, its data in a temporary folder.</summary>
public abstract class DatabaseServer : IAsyncDisposable
{
    private const int MostPorts = 3;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private ChildProcess? process;

    private protected DatabaseServer()
    {
    }

    public int Port { get; private set; }

    public bool IsRunning => process is { HasExited: false };

    /// <summary>The last lines of the server's log.</summary>
    public string Log => process?.Tail ?? "";

    private protected static string Password { get; } = RandomNumberGenerator.GetHexString(24);

    private protected string Folder => folder.Path;

    private protected string DataFolder => Path.Combine(Folder, "data");

    private protected abstract UnixSignal StopSignal { get; }

    /// <summary>A connection string, as the administrator, to a database of this name.</summary>
    public abstract string ConnectionString(string database);

    /// <summary>Makes an empty database with a name of its own; returns its connection string, as the administrator.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = Connect();
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"CREATE DATABASE {name}", cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Stops it in order; its data and its port stay.</summary>
    public async Task StopAsync()
    {
        if (process is not { HasExited: false } running)
        {
            return;
        }

        running.Resume();
        running.Send(StopSignal);
        await running.WaitForExitAsync(StopPatience);
    }

    /// <summary>Kills all its processes at once, as a crash would; its data and its port stay.</summary>
    public void Kill() => process?.Kill();

    /// <summary>Freezes all its processes: connections stay open, nothing answers.</summary>
    public void Pause() => process?.Pause();

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => process?.Resume();

    /// <summary>Starts it again on the same port with the same data, after stopping it if it runs.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await LaunchAsync(cancellationToken);
    }

    /// <summary>Ends it and deletes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await DiscardAsync(process);
            await process.DisposeAsync();
        }

        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task PrepareAsync(CancellationToken cancellationToken);

    private protected abstract ChildProcess Launch();

    /// <summary>A connection, outside any pool, that can create databases.</summary>
    private protected abstract DbConnection Connect();

    private protected virtual Task DiscardAsync(ChildProcess running) => Task.CompletedTask;

    private protected async Task StartOnFreePortAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                Port = FreePort.Next();
                try
                {
                    await LaunchAsync(cancellationToken);
                    return;
                }
                catch (InvalidOperationException) when (attempt < MostPorts && Log.Contains("already in use", StringComparison.Ordinal))
                {
                    // Another program was quicker; the next port.
                }
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        var started = process = Launch();
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
            await using var connection = Connect();
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, "SELECT 1", cancellationToken);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
