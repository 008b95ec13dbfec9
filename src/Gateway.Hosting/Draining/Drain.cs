using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Draining;

/// <summary>
/// What happens between SIGTERM and the end: the program is not ready at once and says so on its management port; after a while it
/// asks its callers to leave, and waits for their running calls. Only then anything of it is stopped.
/// </summary>
public sealed class Drain : IHostedLifecycleService
{
    /// <summary>Share of the patience after which streams that could have ended by themselves end.</summary>
    private const double LateAfter = 0.75;

    private readonly OpenConnections _connections = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DrainTimes _times;
    private readonly TimeProvider _time;
    private readonly ILogger<Drain> _logger;
    private volatile bool _isLate;

    internal Drain(DrainTimes times, TimeProvider time, ILogger<Drain> logger) => (_times, _time, _logger) = (times, time, logger);

    /// <summary>Completes when callers are asked to leave: a stream without an end of its own ends now.</summary>
    public Task Begun => _begun.Task;

    /// <summary>The time for running calls is nearly over: any other stream ends now, while it can still say why.</summary>
    public bool IsLate => _isLate;

    internal OpenConnections Connections => _connections;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var from = _time.GetTimestamp();
        if (_times.Delay > TimeSpan.Zero)
        {
            await Task.Delay(_times.Delay, _time, cancellationToken);
        }

        DrainLog.Begun(_logger, _connections.Count);
        var closed = _connections.CloseAsync();
        _begun.TrySetResult();
        if (!await IsDoneAsync(closed, _times.Patience * LateAfter, cancellationToken))
        {
            _isLate = true;
            if (!await IsDoneAsync(closed, _times.Patience * (1 - LateAfter), cancellationToken))
            {
                DrainLog.Aborted(_logger, _connections.Count);
                _connections.Abort();
            }
        }

        DrainLog.Done(_logger, _time.GetElapsedTime(from).TotalSeconds);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsDoneAsync(Task closed, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(closed, Task.Delay(patience, _time, over.Token));
        await over.CancelAsync();
        return closed.IsCompleted;
    }
}
