using System.Net;
using System.Runtime.InteropServices;
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

        using var told = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        options.Storage.TimeZone = options.TimeZone;
        await using var storage = new ServiceCollection().AddLogging().AddGatewayStorage(options.Storage).BuildServiceProvider();
        try
        {
            await WaitAsync(options, storage.GetRequiredService<DatabaseMigrator>(), told.Token);
            return !told.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            return false;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            told.Cancel();
        }
    }

    private static async Task WaitAsync(GatewayOptions options, DatabaseMigrator migrator, CancellationToken stopping)
    {
        // A database that does not answer at all takes its time: the room opens meanwhile.
        var look = Missing.LookAsync(migrator, options.Log, stopping);
        await Task.WhenAny(look, Task.Delay(s_pause, TimeProvider.System, stopping));
        var missing = look.IsCompleted ? await look : new Missing("database", "a database does not answer.");
        if (missing is null)
        {
            return;
        }

        await using var room = Open(options, () => missing);
        await room.StartAsync(stopping);
        WaitingRoomLog.Waiting(room.Logger, missing.Check, missing.Why);
        while (await look is { } still)
        {
            if (still != missing)
            {
                missing = still;
                WaitingRoomLog.Waiting(room.Logger, missing.Check, missing.Why);
            }

            await Task.Delay(s_pause, TimeProvider.System, stopping);
            look = Missing.LookAsync(migrator, options.Log, stopping);
        }

        await room.StopAsync(stopping);
    }

    private static WebApplication Open(GatewayOptions options, Func<Missing> missing)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Gateway.Server", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // What fails at the start of the room is told by the program, in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPEndPoint.Parse(options.Management.Address), listener => listener.Protocols = HttpProtocols.Http1));
        var room = builder.Build();
        room.MapGet("/healthz", () => "Healthy");
        room.MapGet("/metrics", () => Results.Text($"# TYPE gateway_ready gauge\ngateway_ready{{check=\"{missing().Check}\"}} 0\n", "text/plain; version=0.0.4"));
        room.MapGet("/readyz", () => Results.Text(
            $"{missing().Check}: Unhealthy - {missing().Why}\n", statusCode: StatusCodes.Status503ServiceUnavailable));
        return room;
    }
}
