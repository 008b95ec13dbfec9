using System.Diagnostics;
using Gateway.Audit;

namespace Gateway.Benchmarks.Audit;

/// <summary>So many callers, each appending its next record when its last is durable.</summary>
internal static class LogLoad
{
    /// <summary>Bytes of a record: as an exchange with six released fields has.</summary>
    private const int RecordSize = 600;

    public static async Task<LogFigures> MeasureAsync(Func<Guid, byte[], Digest, ValueTask> append, int callers, TimeSpan warmUp, TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var latencies = new List<double>[callers];
        bool measuring = false;
        Task[] running = [.. Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var record = new byte[RecordSize];
            Random.Shared.NextBytes(record);
            List<double> mine = latencies[caller] = new(100_000);
            while (!stop.IsCancellationRequested)
            {
                Salt.Create().CopyTo(record);
                Digest leaf = LeafHash.Compute(record);
                long began = Stopwatch.GetTimestamp();
                await append(ExchangeId.Create(TimeProvider.System), record, leaf);
                if (Volatile.Read(ref measuring))
                {
                    mine.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
                }
            }
        }))];
        await Task.Delay(warmUp);
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        Volatile.Write(ref measuring, true);
        await Task.Delay(time);
        Volatile.Write(ref measuring, false);
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        await stop.CancelAsync();
        await Task.WhenAll(running);

        double[] all = [.. latencies.SelectMany(one => one).Order()];
        return new LogFigures(
            all.Length / wall.TotalSeconds,
            cpu.TotalMicroseconds / all.Length,
            (double)allocated / all.Length,
            all[all.Length / 2],
            all[(int)(all.Length * 0.99)]);
    }
}
