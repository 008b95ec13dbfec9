using System.Globalization;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>The mode <c>-- exchange</c>: calls through the gateway against plain servers and plain YARP, in one run.</summary>
internal static class ExchangeBenchmark
{
    private static readonly Ratio[] s_ratios =
    [
        new("calls/s: YARP / bare", ContenderNames.YarpBare, ContenderNames.Bare, Ratio.Calls),
        new("calls/s: SQLite lookup / bare", ContenderNames.Sqlite, ContenderNames.Bare, Ratio.Calls),
        new("calls/s: PostgreSQL lookup / bare", ContenderNames.Postgres, ContenderNames.Bare, Ratio.Calls),
        new("calls/s: gateway / YARP, SQLite", ContenderNames.GatewaySqlite, ContenderNames.YarpSqlite, Ratio.Calls, "≥ 0.5"),
        new("calls/s: gateway / YARP, PostgreSQL", ContenderNames.GatewayPostgres, ContenderNames.YarpPostgres, Ratio.Calls, "≥ 0.6"),
        new("CPU per call: gateway / YARP, SQLite", ContenderNames.GatewaySqlite, ContenderNames.YarpSqlite, Ratio.ProxyCpu, "≤ 1.5"),
        new("CPU per call: gateway / YARP, PostgreSQL", ContenderNames.GatewayPostgres, ContenderNames.YarpPostgres, Ratio.ProxyCpu, "≤ 1.5"),
        new("CPU per call: gateway, SQLite / YARP, bare", ContenderNames.GatewaySqlite, ContenderNames.YarpBare, Ratio.ProxyCpu),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        ExchangeArguments settings;
        try
        {
            settings = ExchangeArguments.Parse(arguments);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }

        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupt.Cancel();
        };
        await using var course = await Course.StartAsync(settings.Only, interrupt.Token);
        var requests = course.Contenders.Select(contender => contender.Department).Distinct()
            .ToDictionary(department => department, Calls (department) => Lookups.Generic(department, CityDocuments.Context));
        var before = DiskProbe.Measure(course.Folder.Path);
        var results = await MeasureAllAsync(course, settings, new Measurer(course.Generator, requests), interrupt.Token);
        var after = DiskProbe.Measure(course.Folder.Path);
        await PrintAsync(course, settings, results, requests.Values.First().RequestBytes, before, after);
        return results.Errors == 0 ? 0 : 1;
    }

    private static async Task<Measurements> MeasureAllAsync(
        Course course, ExchangeArguments settings, Measurer measurer, CancellationToken cancellationToken)
    {
        foreach (var contender in course.Contenders)
        {
            await measurer.MeasureAsync(contender, new Load(64, 8), TimeSpan.Zero, settings.FirstWarmUp);
        }

        var results = new Measurements();
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var load in settings.Loads)
            {
                // Neighbours in time are neighbours in the comparison, and no path is always the first.
                for (var i = 0; i < course.Contenders.Count; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var contender = course.Contenders[(i + round) % course.Contenders.Count];
                    var measurement = await measurer.MeasureAsync(contender, load, settings.WarmUp, settings.Time);
                    results.Add(load, contender.Name, measurement);
                    await Console.Error.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round + 1}, {load.InFlight} in flight, {contender.Name}: {measurement.CallsPerSecond:N0}/s, {measurement.Errors} errors {measurement.FirstError}"));
                }
            }
        }

        return results;
    }

    private static async Task PrintAsync(
        Course course, ExchangeArguments settings, Measurements results, int requestBytes, TimeSpan before, TimeSpan after)
    {
        var sizes = course.Contenders.Select(contender => $"{contender.Name} {results.ReplyBytes(contender.Name)}");
        string[] lines =
        [
            $"Machine: {MachineDescription.Text()}, the load generator on the same cores.",
            $"Disk: fdatasync of an appended 4 KiB page p50 {Microseconds(before)} µs before, {Microseconds(after)} µs after the run.",
            $"Collectors: plain servers and YARP {MachineDescription.Collector("Gateway.Benchmarks")}, gateway {MachineDescription.Collector(GatewayProgram.Name)}, adapter {MachineDescription.Collector(AdapterProgram.Name)}; tiered compilation as .NET has it.",
            string.Create(CultureInfo.InvariantCulture, $"Medians of {settings.Rounds} interleaved rounds of {settings.Time.TotalSeconds:0.#} s after {settings.WarmUp.TotalSeconds:0.#} s on new connections; first {settings.FirstWarmUp.TotalSeconds:0.#} s of calls through each path."),
            $"Request {requestBytes} B; reply in B: {string.Join(", ", sizes)}.",
            "",
            .. ResultTable.Lines(results, settings.Loads, course.Contenders),
            "",
            .. RatioTable.Lines(results, settings.Loads, s_ratios),
        ];
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }

        if (results.FirstError is { } error)
        {
            await Console.Out.WriteLineAsync($"{results.Errors} calls failed, the first with {error}.");
            await Console.Error.WriteLineAsync(course.Complaints());
        }
    }

    private static string Microseconds(TimeSpan time) => time.TotalMicroseconds.ToString("F0", CultureInfo.InvariantCulture);
}
