namespace Gateway.Storage.Databases;

/// <summary>The clock of a process, which stands still where the machine's was set back.</summary>
internal sealed class MonotoneClock(TimeProvider time)
{
    private long _last = long.MinValue;

    /// <summary>Microseconds since 1970-01-01 UTC; never less than before.</summary>
    public long Read()
    {
        var now = UnixMicroseconds.Of(time.GetUtcNow());
        var last = Volatile.Read(ref _last);
        while (now > last)
        {
            var seen = Interlocked.CompareExchange(ref _last, now, last);
            if (seen == last)
            {
                return now;
            }

            last = seen;
        }

        return last;
    }
}
