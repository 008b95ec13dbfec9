using System.Globalization;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>The mode <c>-- entries</c>: ten thousand published entries, one revised every second, under load.</summary>
internal static class EntriesBenchmark
{
    public const string Help = "[seconds of a window, 5]  10,000 entries, one revised every second, under load: latency and memory in windows";

    private const int Count = 10_000;
    private const int Windows = 6;

    private static readonly Load s_load = new(16, 4);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = arguments is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 5;
        await using var course = await Course.StartAsync([ContenderNames.GatewaySqlite], CancellationToken.None);
        var contender = course.Contenders[0];
        var measurer = new Measurer(course.Generator, new Dictionary<string, Calls> { [contender.Department] = Lookups.Typed(contender.Department, CityDocuments.Context) });
        using var channel = course.ConnectSteward();
        var steward = new ManagementService.ManagementServiceClient(channel);
        await Console.Out.WriteLineAsync($"Machine: {MachineDescription.Text()}, the load generator on the same cores; {s_load.InFlight} typed lookups in flight, windows of {seconds} s.");
        await Console.Out.WriteLineAsync("\n| entries | window | calls/s | p50 µs | p99 µs | gateway's memory, MiB | errors |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        await measurer.MeasureAsync(contender, s_load, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var errors = await WindowAsync("a few", 0);
        await ApplyAsync(steward, Enumerable.Range(0, Count).Select(i => EntryOf(contender.Department, i, 1)));
        using var end = new CancellationTokenSource();
        var revising = ReviseAsync(steward, contender.Department, end.Token);
        for (var window = 1; window <= Windows; window++)
        {
            errors += await WindowAsync(Count.ToString("N0", CultureInfo.InvariantCulture), window);
        }

        await end.CancelAsync();
        var revisions = await revising;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{revisions} revisions were published meanwhile."));
        return errors == 0 ? 0 : 1;

        async Task<long> WindowAsync(string entries, int window)
        {
            var measured = await measurer.MeasureAsync(contender, s_load, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(seconds));
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {entries} | {window} | {measured.CallsPerSecond:N0} | {measured.P50:N0} | {measured.P99:N0} | {course.GatewayMemory() >> 20} | {measured.Errors} {measured.FirstError} |"));
            return measured.Errors;
        }
    }

    private static async Task<int> ReviseAsync(ManagementService.ManagementServiceClient steward, string department, CancellationToken end)
    {
        var revisions = 0;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!end.IsCancellationRequested)
        {
            await ApplyAsync(steward, [EntryOf(department, revisions % 100, (uint)(2 + (revisions / 100)))]);
            revisions++;
            try
            {
                await second.WaitForNextTickAsync(end);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return revisions;
    }

    private static Document EntryOf(string department, int number, uint revision)
    {
        var entry = CityDocuments.Entry(department).Clone();
        entry.ApiName = string.Create(CultureInfo.InvariantCulture, $"entry{number}");
        entry.Revision = revision;
        return new Document { Entry = entry };
    }

    private static async Task ApplyAsync(ManagementService.ManagementServiceClient steward, IEnumerable<Document> documents)
    {
        var answer = await steward.ApplyAsync(new ApplyRequest { Documents = { documents } });
        if (!answer.Applied)
        {
            throw new InvalidOperationException(string.Join('\n', answer.Faults.Take(5).Select(fault => $"{fault.Key} {fault.Path}: {fault.Message}")));
        }
    }
}
