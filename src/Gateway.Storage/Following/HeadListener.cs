using System.Data.Common;
using Gateway.Storage.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Following;

/// <summary>Listens for what other processes committed and wakes the followers of this one, over one connection for all of them.</summary>
internal sealed class HeadListener(ControlDatabase database, HeadSignal signal, TimeProvider time, ILogger<HeadListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(signal.Raise, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
            {
                FollowingLog.ListenLost(logger, exception);
            }

            await Task.WhenAny(Task.Delay(s_again, time, stoppingToken));
        }
    }
}
