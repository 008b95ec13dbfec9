namespace Gateway.Server.Certificates.Caching;

/// <summary>One fill that all wait for who ask for the same.</summary>
internal sealed class Flight
{
    private readonly TaskCompletionSource<CacheAnswer> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with it.</summary>
    public Task<CacheAnswer> Answer => _end.Task;

    /// <summary>Ends it with an answer or a failure.</summary>
    public void Land(CacheAnswer answer) => _end.TrySetResult(answer);

    /// <summary>Ends it with a fault, which is nobody's to observe where nobody waits.</summary>
    public void Crash(Exception fault)
    {
        _end.TrySetException(fault);
        _ = _end.Task.Exception;
    }
}
