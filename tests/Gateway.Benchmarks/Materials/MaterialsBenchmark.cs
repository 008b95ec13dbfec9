using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Materials;

/// <summary>The mode <c>-- materials</c>: cases of twelve materials of six departments, against plain lookups through the same gateways, in one run.</summary>
internal static class MaterialsBenchmark
{
    public const string Help = "[--seconds 8] [--rounds 3] [--quick] [--only NAME,...] [--in-flight N,...]  cases of twelve materials against plain lookups";

    private static readonly Load s_usual = new(16, 4);

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

        IReadOnlyList<Load> loads = arguments.Contains("--in-flight") ? settings.Loads : [s_usual];
        await using var course = await MaterialsCourse.StartAsync(CancellationToken.None);
        var paths = course.Paths.Where(path => settings.Only.Count == 0 || settings.Only.Contains(path.Contender.Name)).ToList();
        var before = DiskProbe.Measure(course.Folder.Path);
        var results = await MeasureAllAsync(course, settings, loads, paths);
        var after = DiskProbe.Measure(course.Folder.Path);
        string[] lines =
        [
            $"Machine: {MachineDescription.Text()}, the load generator on the same cores.",
            string.Create(CultureInfo.InvariantCulture, $"Disk: fdatasync of an appended 4 KiB page p50 {before.TotalMicroseconds:F0} µs before, {after.TotalMicroseconds:F0} µs after the run."),
            $"Collectors: gateway {MachineDescription.Collector(GatewayProgram.Name)}, adapter {MachineDescription.Collector(AdapterProgram.Name)}; tiered compilation as .NET has it.",
            string.Create(CultureInfo.InvariantCulture, $"Medians of {settings.Rounds} interleaved rounds of {settings.Time.TotalSeconds:0.#} s after {settings.WarmUp.TotalSeconds:0.#} s on new connections; first {settings.FirstWarmUp.TotalSeconds:0.#} s of calls through each path."),
            "",
            .. MaterialsTable.Lines(results, loads, paths),
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

    private static async Task<Measurements> MeasureAllAsync(
        MaterialsCourse course, ExchangeArguments settings, IReadOnlyList<Load> loads, List<MaterialsPath> paths)
    {
        foreach (var path in paths)
        {
            await MeasurerOf(course, path).MeasureAsync(path.Contender, s_usual, TimeSpan.Zero, settings.FirstWarmUp);
        }

        var results = new Measurements();
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var load in loads)
            {
                // Neighbours in time are neighbours in the comparison, and no path is always the first.
                for (var i = 0; i < paths.Count; i++)
                {
                    var path = paths[(i + round) % paths.Count];
                    var measurement = await MeasurerOf(course, path).MeasureAsync(path.Contender, load, settings.WarmUp, settings.Time);
                    results.Add(load, path.Contender.Name, measurement);
                    await Console.Error.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round + 1}, {load.InFlight} in flight, {path.Contender.Name}: {measurement.CallsPerSecond:N1}/s, {measurement.Errors} errors {measurement.FirstError}"));
                }
            }
        }

        return results;
    }

    private static Measurer MeasurerOf(MaterialsCourse course, MaterialsPath path) =>
        new(course.Generator, new Dictionary<string, Exchanges.Loads.Calls> { [path.Contender.Department] = path.Calls });
}
