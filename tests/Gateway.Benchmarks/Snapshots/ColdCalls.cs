using System.Diagnostics;
using System.Net;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;

namespace Gateway.Benchmarks.Snapshots;

/// <summary>
/// Calls of random systems about random entries, each with strings of its own as they come off the wire: none is
/// the snapshot's instance, and hardly any key is met twice.
/// </summary>
internal sealed class ColdCalls
{
    private const int FieldsPerCall = 4;

    private static readonly IPAddress s_address = IPAddress.Parse("10.1.2.3");

    private readonly Call[] _calls;

    public ColdCalls(LargeCity city, int count, int seed)
    {
        var random = new Random(seed);
        _calls = new Call[count];
        for (var i = 0; i < count; i++)
        {
            var (department, entry) = (random.Next(city.Departments), random.Next(city.Entries));
            _calls[i] = new Call(
                LargeCity.System(department),
                city.EntryDepartment(entry),
                LargeCity.Entry(entry),
                [.. LargeCity.Granted(department, entry).Take(FieldsPerCall).Select(LargeCity.Field)],
                new Purpose(LargeCity.Item(department), new string("acceptance"), "case", null, "officer"));
        }
    }

    /// <summary>
    /// Decides each call once; nanoseconds of the clock and of the processor and bytes for one. On a busy machine
    /// only the processor's tell something.
    /// </summary>
    public (double Nanoseconds, double Processor, double Bytes) Measure(Snapshot snapshot, DateTimeOffset now)
    {
        var allowed = 0;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        foreach (var call in _calls)
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

        var elapsed = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return allowed == _calls.Length
            ? (elapsed.TotalNanoseconds / _calls.Length, processor.TotalNanoseconds / _calls.Length, (double)bytes / _calls.Length)
            : throw new InvalidOperationException($"{_calls.Length - allowed} calls were refused; what was measured is not a decision.");
    }

    private readonly record struct Call(string System, string Department, string Entry, string[] Fields, Purpose Purpose);
}
