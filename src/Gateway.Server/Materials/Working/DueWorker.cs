namespace Gateway.Server.Materials.Working;

/// <summary>
/// Looks for what is due, again and again. What is taken is leased: of several replicas one does it, and after a crash another.
/// </summary>
internal abstract class DueWorker(TimeProvider time, ILogger logger, TimeSpan? pause = null) : BackgroundService
{
    /// <summary>How long others leave alone what was taken.</summary>
    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How much is taken at once.</summary>
    protected const int Batch = 32;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>Does what is due; true where there may be more at once.</summary>
    protected abstract Task<bool> WorkAsync(CancellationToken stoppingToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            try
            {
                more = await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                MaterialsLog.WorkFailed(logger, exception);
            }

            if (!more)
            {
                await Task.Delay(pause ?? s_pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
