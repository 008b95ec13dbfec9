using Gateway.Audit;
using Gateway.Storage;
using Gateway.Storage.Databases;

namespace Gateway.Server.Migrating;

/// <summary>
/// <c>Gateway.Server migrate</c>: brings the databases to this program's model, once for all replicas, before they are renewed. It waits a while
/// for databases that do not answer yet, and does nothing where nothing is missing.
/// </summary>
internal static class MigrateCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <summary>Does it. 0 where both databases are as this program needs them.</summary>
    public static async Task<int> RunAsync(GatewayOptions options)
    {
        options.Storage.TimeZone = options.TimeZone;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning));
        services.AddGatewayStorage(options.Storage);
        await using var provider = services.BuildServiceProvider();
        var migrator = provider.GetRequiredService<DatabaseMigrator>();
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var missing = await migrator.MissingAsync(CancellationToken.None);
                await migrator.MigrateAsync(CancellationToken.None);
                await ExchangeLogTables.CreateAsync(options.Log);
                await Console.Out.WriteLineAsync(missing.Count > 0
                    ? $"The control database was migrated: {string.Join(", ", missing)}. The exchange log is in order."
                    : "Nothing was missing: the control database and the exchange log are in order.");
                return 0;
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException { IsTransient: true } or LogStoreException
                && TimeProvider.System.GetElapsedTime(start) < s_patience)
            {
                await Console.Error.WriteLineAsync($"A database does not answer yet: {fault.Message} Trying again.");
                await Task.Delay(s_pause, TimeProvider.System);
            }
        }
    }
}
