using System.Globalization;
using Gateway.Benchmarks.Apis.Grpc;
using Gateway.Benchmarks.Apis.Json;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Apis;

/// <summary>The modes <c>-- apis</c> and <c>-- grpc-apis</c>: a department's own API, directly, through other proxies, and through the gateway, in one run.</summary>
internal static class ApisBenchmark
{
    public const string Help = $"{ExchangeArguments.Help}  a department's own HTTP API through the gateway against YARP, nginx and haproxy";

    public const string GrpcHelp = $"{ExchangeArguments.Help}  the same with a department's own gRPC API";

    public static Task<int> RunAsync(string[] arguments) => RunAsync(new JsonApi(), arguments);

    public static Task<int> RunGrpcAsync(string[] arguments) => RunAsync(new PeopleApi(), arguments);

    private static async Task<int> RunAsync(MeasuredApi api, string[] arguments)
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

        await using var course = await ApiCourse.StartAsync(api, settings.Only);
        var before = DiskProbe.Measure(course.Folder.Path);
        var results = await MeasureAllAsync(course, settings);
        var after = DiskProbe.Measure(course.Folder.Path);
        string[] lines =
        [
            $"Machine: {MachineDescription.Text()}, the load generator on the same cores.",
            string.Create(CultureInfo.InvariantCulture, $"Disk: fdatasync of an appended 4 KiB page p50 {before.TotalMicroseconds:F0} µs before, {after.TotalMicroseconds:F0} µs after the run."),
            $"Collectors: of the API and YARP {MachineDescription.Collector("Gateway.Benchmarks")}, of the gateway {MachineDescription.Collector(GatewayProgram.Name)}; tiered compilation as .NET has it.",
            string.Create(CultureInfo.InvariantCulture, $"Medians of {settings.Rounds} interleaved rounds of {settings.Time.TotalSeconds:0.#} s after {settings.WarmUp.TotalSeconds:0.#} s on new connections; first {settings.FirstWarmUp.TotalSeconds:0.#} s of calls through each path."),
            $"Answer in B: {string.Join(", ", course.Paths.Select(path => $"{path.Contender.Name} {results.ReplyBytes(path.Contender.Name)}"))}.",
            .. course.Missing,
            "",
            .. ResultTable.Lines(results, settings.Loads, [.. course.Paths.Select(path => path.Contender)], database: null, server: "API"),
            "",
            .. RatioTable.Lines(results, settings.Loads, Ratios(api)),
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

        return results.Errors == 0 ? 0 : 1;
    }

    private static async Task<Measurements> MeasureAllAsync(ApiCourse course, ExchangeArguments settings)
    {
        foreach (var (contender, calls) in course.Paths)
        {
            await MeasureAsync(course, contender, calls, new Load(64, 8), TimeSpan.Zero, settings.FirstWarmUp);
        }

        var results = new Measurements();
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var load in settings.Loads)
            {
                // Neighbours in time are neighbours in the comparison, and no path is always the first.
                for (var i = 0; i < course.Paths.Count; i++)
                {
                    var (contender, calls) = course.Paths[(i + round) % course.Paths.Count];
                    var measurement = await MeasureAsync(course, contender, calls, load, settings.WarmUp, settings.Time);
                    results.Add(load, contender.Name, measurement);
                    await Console.Error.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round + 1}, {load.InFlight} in flight, {contender.Name}: {measurement.CallsPerSecond:N0}/s, {measurement.Errors} errors {measurement.FirstError}"));
                }
            }
        }

        return results;
    }

    private static Task<Measurement> MeasureAsync(
        ApiCourse course, Contender contender, ApiCalls calls, Load load, TimeSpan warmUp, TimeSpan time) =>
        new Measurer(course.Generator, new Dictionary<string, Calls> { [contender.Department] = calls }).MeasureAsync(contender, load, warmUp, time);

    private static IEnumerable<Ratio> Ratios(MeasuredApi api) =>
    [
        new("calls/s: YARP / direct", ApiPaths.Yarp, ApiPaths.Direct, Ratio.Calls),
        new("calls/s: nginx / direct", ApiPaths.Nginx, ApiPaths.Direct, Ratio.Calls),
        new("calls/s: haproxy / direct", ApiPaths.Haproxy, ApiPaths.Direct, Ratio.Calls),
        new("calls/s: gateway, whole / YARP", ApiPaths.Whole, ApiPaths.Yarp, Ratio.Calls, "≥ 0.7"),
        new("calls/s: gateway, minimised / YARP", ApiPaths.Minimised, ApiPaths.Yarp, Ratio.Calls, api.MinimisedAim),
        new("p99: gateway, whole / YARP", ApiPaths.Whole, ApiPaths.Yarp, Ratio.P99, "≤ 2"),
        new("p99: gateway, minimised / YARP", ApiPaths.Minimised, ApiPaths.Yarp, Ratio.P99, "≤ 2"),
        new("CPU per call: gateway, whole / YARP", ApiPaths.Whole, ApiPaths.Yarp, Ratio.ProxyCpu),
        new("CPU per call: gateway, minimised / YARP", ApiPaths.Minimised, ApiPaths.Yarp, Ratio.ProxyCpu),
    ];
}
