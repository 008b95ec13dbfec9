namespace Gateway.Storage.Quotas;

/// <summary>
/// A token bucket as one number (GCRA, ITU-T I.371): the moment at which the bucket would be full again. A burst is
/// one second's worth, at least one call. Without locks.
/// </summary>
internal sealed class RateLimit
{
    private long _fullAt;

    /// <summary>Takes one call, if the bucket holds one.</summary>
    /// <param name="now">Timestamp.</param>
    /// <param name="frequency">Timestamps in a second.</param>
    /// <param name="ratePerSecond">Calls in a second over all replicas.</param>
    /// <param name="replicas">Live replicas, among which the rate is divided.</param>
    public bool TryTake(long now, long frequency, int ratePerSecond, int replicas)
    {
        var cost = Math.Max(1, (long)(frequency * (double)replicas / ratePerSecond));
        var depth = Math.Max(frequency, cost);
        var seen = Volatile.Read(ref _fullAt);
        while (true)
        {
            var next = Math.Max(seen, now) + cost;
            if (next - now > depth)
            {
                return false;
            }

            var found = Interlocked.CompareExchange(ref _fullAt, next, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }
    }
}
