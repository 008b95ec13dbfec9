namespace Gateway.Adapter.Telemetry;

/// <summary>Lets one line a second through, so that neither strangers nor an outage fill the log.</summary>
internal sealed class LogThrottle(TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private long _last;
    private int _others;

    /// <summary>True where a line may be written; <paramref name="others"/> were not since the last.</summary>
    public bool TryPass(out int others)
    {
        others = 0;
        var now = time.GetTimestamp();
        var last = Volatile.Read(ref _last);
        if ((last != 0 && time.GetElapsedTime(last, now) < Period) || Interlocked.CompareExchange(ref _last, now, last) != last)
        {
            Interlocked.Increment(ref _others);
            return false;
        }

        others = Interlocked.Exchange(ref _others, 0);
        return true;
    }
}
