using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Machine;

namespace Gateway.Benchmarks.Tracing;

/// <summary>The mode <c>-- tracing</c>: what it costs to trace a tenth of the exchanges, or all, against none, in interleaved pairs of one run.</summary>
internal static class TracingBenchmark
{
    public const string Help = "[--seconds 8] [--rounds 3] [--quick] [--in-flight N,...]  lookups with 10% and 100% of the exchanges traced against none";

    private static readonly Load s_usual = new(16, 4);
    private static readonly TimeSpan s_export = TimeSpan.FromSeconds(1.3);

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

        var load = arguments.Contains("--in-flight") ? settings.Loads[0] : s_usual;
        await using var course = await TracingCourse.StartAsync();
        foreach (var path in course.Paths)
        {
            await MeasurerOf(course, path).MeasureAsync(path.Contender, load, TimeSpan.Zero, settings.FirstWarmUp);
        }

        await Task.Delay(s_export);
        var (results, spans) = await MeasureAllAsync(course, settings, load);
        string[] lines =
        [
            $"Machine: {MachineDescription.Text()}, the load generator and the collector on the same cores; load {LoadAverage()}.",
            string.Create(CultureInfo.InvariantCulture, $"{settings.Rounds} interleaved rounds of {settings.Time.TotalSeconds:0.#} s after {settings.WarmUp.TotalSeconds:0.#} s on new connections, {load.InFlight} calls in flight on {load.Connections} connections; first {settings.FirstWarmUp.TotalSeconds:0.#} s through each path."),
            "",
            .. TracingTable.Lines(results, spans),
        ];
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }

        if (results.Values.SelectMany(each => each).FirstOrDefault(each => each.Errors > 0) is { } failed)
        {
            await Console.Out.WriteLineAsync($"{failed.Errors} calls failed, the first with {failed.FirstError}.");
            return 1;
        }

        return 0;
    }

    private static async Task<(Dictionary<string, List<Measurement>> Results, Dictionary<string, double> Spans)> MeasureAllAsync(
        TracingCourse course, ExchangeArguments settings, Load load)
    {
        var results = course.Paths.ToDictionary(path => path.Contender.Name, _ => new List<Measurement>());
        var spans = course.Paths.ToDictionary(path => path.Contender.Name, _ => 0.0);
        for (var round = 0; round < settings.Rounds; round++)
        {
            // Neighbours in time are neighbours in the comparison, and no path is always the first.
            for (var i = 0; i < course.Paths.Count; i++)
            {
                var path = course.Paths[(i + round) % course.Paths.Count];
                var name = path.Contender.Name;
                var before = await course.SpansAsync();
                var measurement = await MeasurerOf(course, path).MeasureAsync(path.Contender, load, settings.WarmUp, settings.Time);
                await Task.Delay(s_export);
                results[name].Add(measurement);
                spans[name] += await course.SpansAsync() - before;
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round + 1}, {name}: {measurement.CallsPerSecond:N0}/s, {TracingTable.Cpu(measurement):F1} µs/call, {measurement.Errors} errors {measurement.FirstError}"));
            }
        }

        // Calls of the warm-up are traced as well: so many spans for each counted call, about.
        var share = settings.Time / (settings.Time + settings.WarmUp);
        foreach (var (name, each) in results)
        {
            spans[name] *= share / each.Sum(measurement => measurement.CallsPerSecond * settings.Time.TotalSeconds);
        }

        return (results, spans);
    }

    private static Measurer MeasurerOf(TracingCourse course, TracedPath path) =>
        new(course.Generator, new Dictionary<string, Exchanges.Loads.Calls> { [path.Contender.Department] = path.Calls });

    private static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);
}
