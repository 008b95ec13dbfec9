using System.Data.Common;
using System.Net;
using Gateway.Audit;
using Gateway.Storage;
using Gateway.Storage.Databases;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Server.Migrating;

/// <summary>
/// Where a replica waits until its databases are as it needs them: alive and not ready, so that whoever runs it neither kills it nor sends it
/// calls, and reads at <c>/readyz</c> what it waits for.
/// </summary>
internal static class WaitingRoom
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns at once where nothing is missing, or where this process migrates by itself.</summary>
    /// <returns>False where the process was told to stop meanwhile.</returns>
    public static async Task<bool> PassAsync(GatewayOptions options)
    {
        if (options.Storage.MigratesAtStart)
        {
            return true;
        }

        options.Storage.TimeZone = options.TimeZone;
        await using var storage = new ServiceCollection().AddLogging().AddGatewayStorage(options.Storage).BuildServiceProvider();
        var migrator = storage.GetRequiredService<DatabaseMigrator>();
        var missing = await MissingAsync(migrator, options, CancellationToken.None);
        if (missing is null)
        {
            return true;
        }

        await using var room = Open(options, () => missing);
        await room.StartAsync();
        var stopping = room.Lifetime.ApplicationStopping;
        try
        {
            while (missing is not null)
            {
                WaitingRoomLog.Waiting(room.Logger, missing);
                var before = missing;
                while (missing == before)
                {
                    await Task.Delay(s_pause, TimeProvider.System, stopping);
                    missing = await MissingAsync(migrator, options, stopping);
                }
            }

            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await room.StopAsync();
        }
    }

    /// <summary>What is missing, in one line; null where nothing is.</summary>
    private static async Task<string?> MissingAsync(DatabaseMigrator migrator, GatewayOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var missing = await migrator.MissingAsync(cancellationToken);
            if (missing.Count > 0)
            {
                return $"the database lacks {missing.Count} migrations, up to {missing[^1]}. Run: Gateway.Server migrate --config FILE";
            }

            await ExchangeLogTables.CheckAsync(options.Log);
            return null;
        }
        catch (Exception fault) when (fault is DbException or LogStoreException or LogRefusedException)
        {
            return fault.Message;
        }
    }

    private static WebApplication Open(GatewayOptions options, Func<string?> missing)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Gateway.Server", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPEndPoint.Parse(options.Management.Address), listener => listener.Protocols = HttpProtocols.Http1));
        var room = builder.Build();
        room.MapGet("/healthz", () => "Healthy");
        room.MapGet("/readyz", (HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync($"migrations: Unhealthy - {missing()}\n");
        });
        return room;
    }
}
