namespace Gateway.Audit;

/// <summary>A count that can be closed: who comes later is told, so that no refusal falls between two minutes.</summary>
internal sealed class RefusalCounter
{
    private long _count;

    /// <summary>False where it is closed.</summary>
    public bool TryAdd() => Interlocked.Increment(ref _count) > 0;

    /// <summary>Closes it; the final count.</summary>
    public long Close() => Interlocked.Exchange(ref _count, long.MinValue / 2);
}
