namespace Gateway.Server.Certificates.Caching.Redis;

/// <summary>
/// The way to Redis while it answers in time. Closed once, for good, which releases all who wait (its cancellation): a Redis that answers
/// again gets another.
/// </summary>
internal sealed class RedisGate : CancellationTokenSource
{
    private int _closed;

    /// <summary>Nothing more goes through.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>A gate that is closed.</summary>
    public static RedisGate Shut()
    {
        var gate = new RedisGate();
        gate.TryClose();
        return gate;
    }

    /// <summary>True for the one that closes it.</summary>
    public bool TryClose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return false;
        }

        Cancel();
        return true;
    }
}
