using System.Collections.Concurrent;

namespace Gateway.Server.Materials.Resolving;

/// <summary>
/// What goes on for cases whether or not its caller still waits: a caller that went away has its answers when it comes back. When the
/// gateway drains it is waited for.
/// </summary>
internal sealed class RunningCases : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Ends the questions to departments: the process stops.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>How many go on.</summary>
    public int Count => _running.Count;

    /// <summary>Lets it go on, and hands it back to who waits for it.</summary>
    public Task Run(Func<Task> work)
    {
        var task = Task.Run(work, CancellationToken.None);
        _running[task] = true;
        _ = task.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var all = Task.WhenAll(_running.Keys);
        await Task.WhenAny(all, Task.Delay(Timeout.Infinite, cancellationToken));
        await _stopping.CancelAsync();
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();
}
