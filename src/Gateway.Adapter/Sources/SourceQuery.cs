using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace Gateway.Adapter.Sources;

/// <summary>
/// A statement's run for one key, or for each of many, from the queue to the last row. Rows are accepted on the
/// source's thread, key after key, and the awaiting call goes on there: it must not block.
/// </summary>
internal abstract class SourceQuery : IValueTaskSource
{
    private const int Queued = 0;
    private const int Running = 1;
    private const int Ended = 2;

    private ManualResetValueTaskSourceCore<bool> _completion;
    private int _state;

    public required SourceStatement Statement { get; init; }

    /// <summary>For each key the values of the parameters, by <see cref="SourceStatement.Places"/>.</summary>
    public required ParameterValue[][] Keys { get; init; }

    /// <summary>Timestamp (of the clock's) after which nobody waits any more.</summary>
    public required long Deadline { get; init; }

    public required CancellationToken Cancellation { get; init; }

    public ValueTask Completion => new(this, _completion.Version);

    /// <summary>No row of any key is wanted any more.</summary>
    public virtual bool IsFull => false;

    /// <summary>Can go on without a key that the database takes for no value of its column.</summary>
    public virtual bool MayReject => false;

    /// <summary>Takes a row of a key over; false where no more of that key are wanted. Keys ascend.</summary>
    public abstract bool Accept(int key, SourceRow row);

    /// <summary>Forgets the rows taken over from that key on, before the statement runs for them again.</summary>
    public abstract void Rewind(int key);

    /// <summary>The database takes the key for no value of its column.</summary>
    public virtual void Reject(int key) => throw new InvalidOperationException("The query cannot go on without one of its keys.");

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
