using System.Globalization;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>The mode <c>-- entries</c>: ten thousand published entries, one of those that are called revised every second, under load.</summary>
internal static class EntriesBenchmark
{
    public const string Help = "[seconds of a window, 5]  10,000 entries, one of those called revised every second: latency and memory in windows";

    private const int Count = 10_000;
    private const int Windows = 6;

    private static readonly Load s_load = new(16, 4);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = arguments is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 5;
        await using var course = await Course.StartAsync([ContenderNames.GatewaySqlite], CancellationToken.None);
        var contender = course.Contenders[0];
        var calls = new RevisedLookups(contender.Department, CityDocuments.Revised, CityDocuments.Context);
        var measurer = new Measurer(course.Generator, new Dictionary<string, Calls> { [contender.Department] = calls });
        using var channel = course.ConnectSteward();
        var steward = new ManagementService.ManagementServiceClient(channel);
        using var http = course.Generator.Http(contender.Address);
        var revisions = new EntryRevisions(steward, http, contender.Department);
        await Console.Out.WriteLineAsync($"Machine: {MachineDescription.Text()}, the load generator on the same cores; {s_load.InFlight} typed lookups in flight of {CityDocuments.Revised.Count} entries, windows of {seconds} s.");
        await Console.Out.WriteLineAsync("\n| entries | window | calls/s | p50 µs | p99 µs | gateway's memory, MiB | errors |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        await revisions.PublishAsync(CityDocuments.Revised.Count);
        await measurer.MeasureAsync(contender, s_load, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var errors = await WindowAsync("a few", 0);
        await revisions.PublishAsync(Count);
        using var end = new CancellationTokenSource();
        var revising = revisions.ReviseAsync(end.Token);
        for (var window = 1; window <= Windows; window++)
        {
            errors += await WindowAsync(Count.ToString("N0", CultureInfo.InvariantCulture), window);
        }

        await end.CancelAsync();
        await revising;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{revisions.Count} revisions of the called entries were published meanwhile, each called in JSON, too; {revisions.Errors} errors {revisions.FirstError}"));
        return errors + revisions.Errors == 0 ? 0 : 1;

        async Task<long> WindowAsync(string entries, int window)
        {
            var measured = await measurer.MeasureAsync(contender, s_load, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(seconds));
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {entries} | {window} | {measured.CallsPerSecond:N0} | {measured.P50:N0} | {measured.P99:N0} | {course.GatewayMemory() >> 20} | {measured.Errors} {measured.FirstError} |"));
            return measured.Errors;
        }
    }
}
