using System.Data.Common;
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
                var log = options.Log.Store == LogStoreKind.Postgres ? "The exchange log is in order." : "The exchange log is made when the gateway starts.";
                await Console.Out.WriteLineAsync(missing.Count > 0
                    ? $"The control database was migrated: {string.Join(", ", missing)}. {log}"
                    : $"Nothing was missing in the control database. {log}");
                return 0;
            }
            catch (Exception fault) when (IsAway(fault) && TimeProvider.System.GetElapsedTime(start) < s_patience)
            {
                await Console.Error.WriteLineAsync($"A database does not answer yet: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Trying again.");
                await Task.Delay(s_pause, TimeProvider.System);
            }
        }
    }

    /// <summary>It may be there in a moment; a wrong password or a missing right will not pass by itself.</summary>
    private static bool IsAway(Exception fault) => fault switch
    {
        DbException { IsTransient: true } => true,
        InvalidOperationException or LogStoreException => fault.InnerException is { } inner && IsAway(inner),
        _ => false,
    };
}
