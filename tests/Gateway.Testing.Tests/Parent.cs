using Npgsql;

namespace Gateway.Testing.Tests;

/// <summary>A test process in small: it starts what tests start, says so, and waits to be killed.</summary>
internal static class Parent
{
    public static async Task RunAsync()
    {
        var postgres = await Servers.PostgresAsync();
        await using var source = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        await using var connection = await source.OpenConnectionAsync();
        // A grandchild that no signal to the child would reach.
        var child = ChildProcess.Start("/bin/sh", ["-c", "sleep 600 & echo $!; wait"]);
        var grandchild = await child.WaitForLineAsync(line => line.Length > 0, TimeSpan.FromSeconds(30));
        using var folder = new TemporaryFolder();
        postgres.Pause();
        Console.WriteLine($"started {postgres.Port} {child.Id} {grandchild} {folder.Path}");
        await Task.Delay(Timeout.Infinite);
    }
}
