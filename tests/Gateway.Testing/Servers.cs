namespace Gateway.Testing;

/// <summary>
/// Database servers that all tests of a process share: started at the first use, at most once, and ended
/// with the process. A test that stops, kills or pauses a server starts one of its own.
/// </summary>
public static class Servers
{
    private static readonly Lazy<Task<PostgresServer>> SharedPostgres = new(() => PostgresServer.StartAsync());
    private static readonly Lazy<Task<MariaDbServer>> SharedMariaDb = new(() => MariaDbServer.StartAsync());

    public static Task<PostgresServer> PostgresAsync(CancellationToken cancellationToken = default) =>
        SharedPostgres.Value.WaitAsync(cancellationToken);

    public static Task<MariaDbServer> MariaDbAsync(CancellationToken cancellationToken = default) =>
        SharedMariaDb.Value.WaitAsync(cancellationToken);
}
