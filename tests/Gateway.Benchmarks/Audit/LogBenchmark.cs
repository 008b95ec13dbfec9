using System.Globalization;
using Gateway.Audit;
using Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Benchmarks.Audit;

/// <summary>The mode <c>-- log [seconds]</c>: the durable log against a plainly written one, on the same stores in one run.</summary>
internal static class LogBenchmark
{
    private const int Rounds = 3;

    private static readonly int[] Callers = [1, 16, 64, 256];

    public static async Task<int> RunAsync(string[] args)
    {
        TimeSpan time = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3);
        using var folder = new TemporaryFolder();
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, server GC {System.Runtime.GCSettings.IsServerGC}");
        Console.WriteLine("| store | log | callers | records/s | CPU µs/record | B allocated/record | p50 µs | p99 µs | × plain |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (int callers in Callers)
        {
            using var disk = new AppendedFile(folder.At($"file-{callers}"));
            await CompareAsync("file", callers, time, () => Task.FromResult(PlainLog.OverNothing(disk.Commit)), () => Task.FromResult(OverNothing(disk.Commit)));
        }

        foreach (int callers in Callers)
        {
            await CompareAsync(
                "SQLite", callers, time, () => PlainLog.OverSqliteAsync(NewFile()), () => Task.FromResult(Sqlite(NewFile())));
        }

        foreach (int callers in Callers)
        {
            await CompareAsync(
                "PostgreSQL",
                callers,
                time,
                async () => await PlainLog.OverPostgresAsync(await postgres.CreateDatabaseAsync()),
                async () => Postgres(await postgres.CreateDatabaseAsync()));
        }

        return 0;

        string NewFile() => folder.At($"{Guid.NewGuid():N}.db");
    }

    /// <summary>In turns, since the machine is not the same from one minute to the next; the median of each.</summary>
    private static async Task CompareAsync(string store, int callers, TimeSpan time, Func<Task<PlainLog>> plain, Func<Task<DurableLog>> durable)
    {
        var baselines = new List<LogFigures>();
        var figures = new List<LogFigures>();
        for (int round = 0; round < Rounds; round++)
        {
            await using (PlainLog log = await plain())
            {
                baselines.Add(await LogLoad.MeasureAsync(async (id, record, leaf) => await log.AppendAsync(id, record, leaf), callers, time / 4, time));
            }

            await using (DurableLog log = await durable())
            {
                await log.StartAsync();
                figures.Add(await LogLoad.MeasureAsync(
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
                    time));
            }
        }

        LogFigures baseline = Median(baselines);
        Print(store, "plain", callers, baseline, baseline);
        Print(store, "durable", callers, Median(figures), baseline);
    }

    private static LogFigures Median(List<LogFigures> rounds) => rounds.OrderBy(one => one.PerSecond).ElementAt(rounds.Count / 2);

    private static void Print(string store, string log, int callers, LogFigures figures, LogFigures baseline) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {store} | {log} | {callers} | {figures.PerSecond:F0} | {figures.CpuMicroseconds:F1} | {figures.Allocated:F0} | {figures.P50:F0} | {figures.P99:F0} | {figures.PerSecond / baseline.PerSecond:F2} |"));

    private static DurableLog OverNothing(Action commit) =>
        new(new NoStore(commit), "nothing", new LogLimits(8192, 1 << 24), TimeProvider.System, NullLogger.Instance);

    private static DurableLog Sqlite(string path) =>
        DurableLog.Create(new ExchangeLogOptions { Origin = "benchmark", Path = path }, TimeProvider.System, NullLoggerFactory.Instance);

    private static DurableLog Postgres(string connectionString) => DurableLog.Create(
        new ExchangeLogOptions { Store = LogStoreKind.Postgres, Origin = "benchmark", ConnectionString = connectionString },
        TimeProvider.System,
        NullLoggerFactory.Instance);
}
