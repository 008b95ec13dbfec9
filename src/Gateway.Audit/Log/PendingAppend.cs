using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;

namespace Gateway.Audit;

/// <summary>
/// A caller that waits for its group: pooled. Two hold it, the caller until it has its result and the group until it
/// is through with it; whoever lets go last gives it back. Thus a caller that gave up is gone at once, and the group
/// never completes an object that meanwhile belongs to another call.
/// </summary>
internal sealed class PendingAppend(ConcurrentQueue<PendingAppend> pool) : IValueTaskSource<AppendResult>
{
    private ManualResetValueTaskSourceCore<AppendResult> _core;
    private CancellationTokenRegistration _registration;
    private int _holders;
    private int _completed;

    public ValueTask<AppendResult> Begin(CancellationToken cancellationToken)
    {
        _holders = 2;
        _completed = 0;
        var task = new ValueTask<AppendResult>(this, _core.Version);
        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.UnsafeRegister(static state => ((PendingAppend)state!).Abandon(), this);
        }

        return task;
    }

    /// <summary>The group's last word. The caller's continuation runs on the present thread.</summary>
    public void Complete(AppendResult result)
    {
        // Waits for a running callback, which is short: the object must not go back under its feet.
        _registration.Dispose();
        if (Interlocked.Exchange(ref _completed, 1) == 0)
        {
            _core.SetResult(result);
        }

        LetGo();
    }

    /// <summary>It was never queued, and nobody was given its task.</summary>
    public void Discard()
    {
        _registration.Dispose();
        _holders = 1;
        LetGo();
    }

    public AppendResult GetResult(short token)
    {
        // Throws only where a task is awaited twice, which must not let go of another call's object.
        AppendResult result = _core.GetResult(token);
        LetGo();
        return result;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void Abandon()
    {
        if (Interlocked.Exchange(ref _completed, 1) == 0)
        {
            // The canceller's thread is not the caller's to use.
            _core.RunContinuationsAsynchronously = true;
            _core.SetResult(AppendResult.Abandoned);
        }
    }

    private void LetGo()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _registration = default;
            _core.Reset();
            _core.RunContinuationsAsynchronously = false;
            pool.Enqueue(this);
        }
    }
}
