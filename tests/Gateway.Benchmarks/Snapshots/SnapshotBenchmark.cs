using System.Diagnostics;
using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Snapshots;
using Gateway.Storage;
using Gateway.Storage.Following;
using Gateway.Storage.Registrations;

namespace Gateway.Benchmarks.Snapshots;

/// <summary>
/// The catalogue at full size, from a SQLite file: how long it takes to load and what it weighs, what one change
/// costs and when it is visible, and how long a decision takes on keys that no cache holds.
/// </summary>
internal static class SnapshotBenchmark
{
    public const string Help = "[entries] [agreements]  loading, changing and deciding by a large catalogue";

    private const int Changes = 50;
    private const int Blocks = 10_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var city = new LargeCity(Number(arguments, 0, 10_000), Number(arguments, 1, 1_000_000));
        var folder = Directory.CreateTempSubdirectory("gateway-snapshot-");
        try
        {
            var path = Path.Combine(folder.FullName, "gateway.db");
            await FillAsync(city, path);
            await MeasureAsync(city, path);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(LargeCity city, string path)
    {
        using (var host = NewHost(path))
        {
            await host.StartAsync();
            await host.StopAsync();
        }

        var start = Stopwatch.GetTimestamp();
        await city.WriteAsync(path);
        Print("database", $"{new FileInfo(path).Length >> 20} MiB, written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
    }

    private static async Task MeasureAsync(LargeCity city, string path)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        using var host = NewHost(path);
        await host.StartAsync();
        var follower = host.Services.GetRequiredService<SnapshotFollower>();
        while (!follower.IsFresh() || follower.Current.Snapshot.Revision == 0)
        {
            await Task.Delay(10);
        }

        Print("load", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s of processor");
        Print("entries, agreements", $"{follower.Current.Snapshot.Entries.Count()}, {follower.Current.Snapshot.Agreements.Count}");
        Print("peak resident", $"{Status("VmHWM")} MiB");
        Print("live heap", $"{(GC.GetTotalMemory(forceFullCollection: true) - heap) >> 20} MiB");

        MeasureDecisions(city, follower.Current.Snapshot);
        await MeasureChangesAsync(city, host, follower);
        await host.StopAsync();
    }

    private static async Task MeasureChangesAsync(LargeCity city, IHost host, SnapshotFollower follower)
    {
        var store = host.Services.GetRequiredService<RegistryStore>();
        var (visible, applied) = (new List<double>(), new List<double>());
        for (var change = 0; change < Changes; change++)
        {
            var agreement = city.AgreementOf(change % city.Departments, change);
            agreement.State = AgreementState.Suspended;
            var outcome = await store.ApplyAsync([new Document { Agreement = agreement }], dryRun: false, (_, _) => Task.CompletedTask, default);
            if (!outcome.Changed)
            {
                throw new InvalidOperationException(string.Join('\n', outcome.Faults));
            }

            var start = Stopwatch.GetTimestamp();
            while (follower.Current.Snapshot.Revision < outcome.Revision)
            {
                await Task.Delay(1);
            }

            visible.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            var snapshot = follower.Current.Snapshot;
            var changed = snapshot.Agreements.Find(agreement.Id)! with { State = Core.Agreements.AgreementState.Active };
            start = Stopwatch.GetTimestamp();
            _ = snapshot.Apply(new SnapshotChanges { Agreements = [changed] }, snapshot.Revision + 1);
            applied.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Print("change visible", $"p50 {Percentile(visible, 0.5):0.0} ms, greatest {visible.Max():0.0} ms after the commit");
        Print("next snapshot", $"p50 {Percentile(applied, 0.5):0.000} ms, greatest {applied.Max():0.000} ms");
    }

    private static void MeasureDecisions(LargeCity city, Snapshot snapshot)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(57);
        var warm = new ColdCalls(city, seed: 1).Measure(snapshot, now, Blocks);
        GC.KeepAlive(warm);
        var (times, bytes) = new ColdCalls(city, seed: 2).Measure(snapshot, now, Blocks);
        var latency = MemoryLatency.Measure();
        Print("decision", $"p50 {Percentile(times, 0.5):0} ns, p90 {Percentile(times, 0.9):0} ns; {bytes} B allocated by {Blocks} blocks");
        Print("one read of memory", $"p50 {latency:0} ns; a decision takes {Percentile(times, 0.5) / latency:0.0} of them");
    }

    private static IHost NewHost(string path)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddGatewayStorage(new StorageOptions { Path = path });
        return builder.Build();
    }

    private static double Percentile(IReadOnlyCollection<double> values, double part) => values.Order().ElementAt((int)(values.Count * part));

    private static int Number(string[] arguments, int index, int otherwise) =>
        arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;

    private static long Status(string name) =>
        long.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) >> 10;

    private static void Print(string what, FormattableString value) =>
        Console.WriteLine($"{what,-22}{value.ToString(CultureInfo.InvariantCulture)}");
}
