using System.Globalization;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>The mode <c>-- typed</c>: the entries' own services against the generic one, and many keys against one, in one run.</summary>
internal static class TypedBenchmark
{
    public const string Help = "[--seconds 8] [--rounds 3] [--quick]  an entry's own service against the generic one, and many keys against single ones";

    private static readonly Load s_single = new(64, 8);
    private static readonly Load s_many = new(4, 4);

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

        await using var course = await Course.StartAsync([ContenderNames.GatewaySqlite, ContenderNames.GatewayPostgres], CancellationToken.None);
        var kinds = course.Contenders.SelectMany(KindsOf).ToList();
        var results = new Measurements();
        foreach (var kind in kinds)
        {
            await kind.MeasureAsync(course.Generator, TimeSpan.Zero, settings.FirstWarmUp);
        }

        for (var round = 0; round < settings.Rounds; round++)
        {
            for (var i = 0; i < kinds.Count; i++)
            {
                var kind = kinds[(i + round) % kinds.Count];
                var measurement = await kind.MeasureAsync(course.Generator, settings.WarmUp, settings.Time);
                results.Add(kind.Load, kind.Contender.Name, measurement);
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round + 1}, {kind.Contender.Name}: {measurement.CallsPerSecond:N0}/s, {measurement.Errors} errors {measurement.FirstError}"));
            }
        }

        await PrintAsync(settings, kinds, results);
        return results.Errors == 0 ? 0 : 1;
    }

    private static IEnumerable<Kind> KindsOf(Contender contender) =>
    [
        new(contender with { Name = contender.Name + " generic" }, s_single, Lookups.Generic(contender.Department, CityDocuments.Context)),
        new(contender with { Name = contender.Name + " typed" }, s_single, Lookups.Typed(contender.Department, CityDocuments.Context)),
        new(contender with { Name = contender.Name + " many" }, s_many, new ManyLookups(contender.Department, CityDocuments.Context)),
    ];

    private static async Task PrintAsync(ExchangeArguments settings, List<Kind> kinds, Measurements results)
    {
        List<string> lines =
        [
            $"Machine: {MachineDescription.Text()}, the load generator on the same cores.",
            string.Create(CultureInfo.InvariantCulture, $"Medians of {settings.Rounds} interleaved rounds of {settings.Time.TotalSeconds:0.#} s after {settings.WarmUp.TotalSeconds:0.#} s on new connections; a call of `many` has {ManyLookups.KeyCount} keys."),
            $"Request in B: {string.Join(", ", kinds.Select(kind => $"{kind.Contender.Name} {kind.Calls.RequestBytes}"))}.",
            "",
            .. ResultTable.Lines(results, [s_single], [.. kinds.Where(kind => kind.Load == s_single).Select(kind => kind.Contender)]),
            .. ResultTable.Lines(results, [s_many], [.. kinds.Where(kind => kind.Load == s_many).Select(kind => kind.Contender)]).Skip(2),
            "",
            "| ratio | SQLite | PostgreSQL | aim |",
            "| --- | ---: | ---: | --- |",
            Row("gateway's CPU per call: typed / generic", "≤ 1", name => results.Ratio(s_single, name + " typed", name + " generic", each => each.Cpu.Proxy)),
            Row("calls/s: typed / generic", "", name => results.Ratio(s_single, name + " typed", name + " generic", each => each.CallsPerSecond)),
            Row(
                "records/s: many / single lookups (typed) at 64 in flight",
                "≥ 8",
                name => results.Of(s_many, name + " many", each => each.CallsPerSecond) * ManyLookups.KeyCount / results.Of(s_single, name + " typed", each => each.CallsPerSecond)),
        ];
        lines.ForEach(Console.Out.WriteLine);
    }

    private static string Row(string title, string aim, Func<string, double> figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {title} | {figure(ContenderNames.GatewaySqlite):F2} | {figure(ContenderNames.GatewayPostgres):F2} | {aim} |");

    private sealed record Kind(Contender Contender, Load Load, Calls Calls)
    {
        public Task<Measurement> MeasureAsync(LoadGenerator generator, TimeSpan warmUp, TimeSpan time) =>
            new Measurer(generator, new Dictionary<string, Calls> { [Contender.Department] = Calls }).MeasureAsync(Contender, Load, warmUp, time);
    }
}
