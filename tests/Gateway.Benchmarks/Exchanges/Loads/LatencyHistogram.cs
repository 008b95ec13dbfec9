using System.Diagnostics;
using System.Numerics;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Counts times in buckets less than 2 % wide.</summary>
internal sealed class LatencyHistogram
{
    // Seven significant bits of a time: six tell the bucket among those of its power of two.
    private const int Bits = 6;

    private readonly long[] _counts = new long[(64 - Bits) << Bits];

    public long Count { get; private set; }

    public void Add(long stopwatchTicks)
    {
        _counts[BucketOf(stopwatchTicks)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    /// <summary>The time that the given share of the calls did not exceed.</summary>
    public TimeSpan Quantile(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < _counts.Length; i++)
        {
            left -= _counts[i];
            if (left <= 0)
            {
                return TimeSpan.FromSeconds(MiddleOf(i) / Stopwatch.Frequency);
            }
        }

        return TimeSpan.Zero;
    }

    private static int BucketOf(long ticks)
    {
        var shift = Math.Max(0, 63 - BitOperations.LeadingZeroCount((ulong)ticks) - Bits);
        return (shift << Bits) + (int)(ticks >> shift);
    }

    private static double MiddleOf(int bucket)
    {
        var shift = Math.Max(0, (bucket >> Bits) - 1);
        return ((bucket - (shift << Bits)) + 0.5) * (1L << shift);
    }
}
