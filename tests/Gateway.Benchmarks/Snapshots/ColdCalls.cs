using System.Diagnostics;
using System.Net;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;

namespace Gateway.Benchmarks.Snapshots;

/// <summary>
/// Calls of random systems about random entries. Each has strings of its own, just made, as they come off the wire:
/// none is the snapshot's instance, and hardly any key is met twice. They are timed in small blocks, so that the
/// median block tells the cost also where other programs take the processor away.
/// </summary>
internal sealed class ColdCalls(LargeCity city, int seed)
{
    private const int BlockSize = 64;
    private const int FieldsPerCall = 4;

    private static readonly IPAddress s_address = IPAddress.Parse("10.1.2.3");

    private readonly Random _random = new(seed);
    private readonly Call[] _block = new Call[BlockSize];

    /// <summary>Nanoseconds for one call of each block, and the bytes that all of them allocated.</summary>
    public (double[] Nanoseconds, long Bytes) Measure(Snapshot snapshot, DateTimeOffset now, int blocks)
    {
        var times = new double[blocks];
        var allocated = 0L;
        for (var i = 0; i < blocks; i++)
        {
            Array.ForEach(Enumerable.Range(0, BlockSize).ToArray(), number => _block[number] = Next());
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var allowed = Decide(snapshot, now);
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / BlockSize;
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (allowed < BlockSize)
            {
                throw new InvalidOperationException("A call was refused; what was measured is not a whole decision.");
            }
        }

        return (times, allocated);
    }

    private int Decide(Snapshot snapshot, DateTimeOffset now)
    {
        var allowed = 0;
        foreach (ref readonly var call in _block.AsSpan())
        {
            var decision = Decider.Decide(snapshot, new Question
            {
                System = call.System,
                Department = call.Department,
                Entry = call.Entry,
                Major = 1,
                Operation = Operations.Lookup,
                Fields = call.Fields,
                Purpose = call.Purpose,
                SourceAddress = s_address,
                Now = now,
                SnapshotIsFresh = true,
            });
            allowed += decision.IsAllowed ? 1 : 0;
        }

        return allowed;
    }

    private Call Next()
    {
        var (department, entry) = (_random.Next(city.Departments), _random.Next(city.Entries));
        return new Call(
            LargeCity.System(department),
            city.EntryDepartment(entry),
            LargeCity.Entry(entry),
            [.. LargeCity.Granted(department, entry).Take(FieldsPerCall).Select(LargeCity.Field)],
            new Purpose(LargeCity.Item(department), new string("acceptance"), "case", null, "officer"));
    }

    private readonly record struct Call(string System, string Department, string Entry, string[] Fields, Purpose Purpose);
}
