using System.Globalization;
using Gateway.Audit;
using Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Benchmarks.Audit;

/// <summary>The mode <c>-- log [seconds]</c>: the durable log against a plainly written one, on the same stores in one run.</summary>
internal static class LogBenchmark
{
    private static readonly int[] Callers = [1, 16, 64, 256];

    public static async Task<int> RunAsync(string[] args)
    {
        double seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 4;
        using var folder = new TemporaryFolder();
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, server GC {System.Runtime.GCSettings.IsServerGC}");
        Console.WriteLine("| store | log | callers | records/s | CPU µs/record | B allocated/record | p50 µs | p99 µs | × plain |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (int callers in Callers)
        {
            await CompareAsync("none (0.25 ms)", callers, seconds, () => Task.FromResult(PlainLog.OverNothing(AsADisk)), OverNothing);
        }

        foreach (int callers in Callers)
        {
            await CompareAsync(
                "SQLite", callers, seconds, () => PlainLog.OverSqliteAsync(folder.At($"plain-{callers}.db")), () => Sqlite(folder.At($"log-{callers}.db")));
        }

        foreach (int callers in Callers)
        {
            string plain = await postgres.CreateDatabaseAsync();
            string own = await postgres.CreateDatabaseAsync();
            await CompareAsync("PostgreSQL", callers, seconds, () => PlainLog.OverPostgresAsync(plain), () => Postgres(own));
        }

        return 0;
    }

    private static async Task CompareAsync(string store, int callers, double seconds, Func<Task<PlainLog>> plain, Func<DurableLog> durable)
    {
        TimeSpan time = TimeSpan.FromSeconds(seconds);
        LogFigures baseline;
        await using (PlainLog log = await plain())
        {
            baseline = await LogLoad.MeasureAsync(async (id, record, leaf) => await log.AppendAsync(id, record, leaf), callers, time / 4, time);
        }

        Print(store, "plain", callers, baseline, baseline);
        await using (DurableLog log = durable())
        {
            await log.StartAsync();
            LogFigures figures = await LogLoad.MeasureAsync(
                async (id, record, leaf) =>
                {
                    AppendResult result = await log.AppendAsync(id, record, leaf);
                    if (!result.IsDurable)
                    {
                        throw new InvalidOperationException(result.Reason);
                    }
                },
                callers,
                time / 4,
                time);
            Print(store, "durable", callers, figures, baseline);
        }
    }

    private static void Print(string store, string log, int callers, LogFigures figures, LogFigures baseline) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {store} | {log} | {callers} | {figures.PerSecond:F0} | {figures.CpuMicroseconds:F1} | {figures.Allocated:F0} | {figures.P50:F0} | {figures.P99:F0} | {figures.PerSecond / baseline.PerSecond:F2} |"));

    private static DurableLog OverNothing() =>
        new(new NoStore(AsADisk), "nothing", new LogLimits(8192, 1 << 24), TimeProvider.System, NullLogger.Instance);

    private static DurableLog Sqlite(string path) =>
        DurableLog.Create(new ExchangeLogOptions { Origin = "benchmark", Path = path }, TimeProvider.System, NullLoggerFactory.Instance);

    private static DurableLog Postgres(string connectionString) => DurableLog.Create(
        new ExchangeLogOptions { Store = LogStoreKind.Postgres, Origin = "benchmark", ConnectionString = connectionString },
        TimeProvider.System,
        NullLoggerFactory.Instance);

    private static void AsADisk()
    {
        // The kernel's timer: a thread that waits without the CPU, as one in fdatasync does.
        Thread.Sleep(TimeSpan.FromMicroseconds(250));
    }
}
