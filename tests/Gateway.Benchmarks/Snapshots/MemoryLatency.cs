using System.Diagnostics;

namespace Gateway.Benchmarks.Snapshots;

/// <summary>The baseline: how long one read of memory takes that no cache holds, on this machine, now.</summary>
internal static class MemoryLatency
{
    private const int Length = 64 << 20;
    private const int Steps = 64;
    private const int Blocks = 20_000;

    /// <summary>Median nanoseconds of a read whose address is known only by the read before it, among 256 MiB.</summary>
    public static double Measure()
    {
        // One cycle through all places (Sattolo), so that no read can be guessed.
        var next = new int[Length];
        for (var i = 0; i < Length; i++)
        {
            next[i] = i;
        }

        var random = new Random(1);
        for (var i = Length - 1; i > 0; i--)
        {
            var other = random.Next(i);
            (next[i], next[other]) = (next[other], next[i]);
        }

        var times = new double[Blocks];
        var place = 0;
        for (var block = 0; block < Blocks; block++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var step = 0; step < Steps; step++)
            {
                place = next[place];
            }

            times[block] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Steps;
        }

        GC.KeepAlive(place);
        Array.Sort(times);
        return times[Blocks / 2];
    }
}
