namespace Gateway.Storage.Following;

/// <summary>Wakes the followers of this process when the head was raised. Only to be quick: a lost signal costs one poll interval.</summary>
internal sealed class HeadSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next signal. To be taken before what the signal is about is read.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
