using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace Gateway.Adapter.Sources;

/// <summary>
/// One run of a statement, from the queue to its last row. Rows are accepted on the source's thread, and the
/// awaiting call goes on there: it must not block.
/// </summary>
internal abstract class SourceQuery : IValueTaskSource
{
    private const int Queued = 0;
    private const int Running = 1;
    private const int Ended = 2;

    private ManualResetValueTaskSourceCore<bool> _completion;
    private int _state;

    public required SourceStatement Statement { get; init; }

    /// <summary>Values of the parameters, by <see cref="SourceStatement.Places"/>.</summary>
    public required ParameterValue[] Values { get; init; }

    /// <summary>Timestamp (of the clock's) after which nobody waits any more.</summary>
    public required long Deadline { get; init; }

    public required CancellationToken Cancellation { get; init; }

    public ValueTask Completion => new(this, _completion.Version);

    /// <summary>Takes a row over; false where no more are wanted.</summary>
    public abstract bool Accept(SourceRow row);

    /// <summary>Forgets the rows taken over, before the statement runs again.</summary>
    public abstract void Restart();

    public bool IsOver(long now) => now >= Deadline || Cancellation.IsCancellationRequested;

    public bool IsRunning => Volatile.Read(ref _state) == Running;

    public bool TryStart() => Interlocked.CompareExchange(ref _state, Running, Queued) == Queued;

    /// <summary>Ends a query that still waits in the queue.</summary>
    public bool TryExpire()
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Queued) != Queued)
        {
            return false;
        }

        _completion.SetException(OverFault());
        return true;
    }

    public void Complete()
    {
        Debug.Assert(_state == Running, "A query is completed by the lane that started it.");
        _state = Ended;
        _completion.SetResult(true);
    }

    public void Fail(SourceException fault)
    {
        _state = Ended;
        _completion.SetException(fault);
    }

    /// <summary>The fault of a query that took too long or was given up, whatever the database said of it.</summary>
    public SourceException OverFault() =>
        new(Cancellation.IsCancellationRequested ? SourceFaultKind.Cancelled : SourceFaultKind.Timeout, "interrupted");

    void IValueTaskSource.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}
