using System.Globalization;

namespace Gateway.Benchmarks.Exchanges.Report;

/// <summary>The figures as a Markdown table.</summary>
internal static class ResultTable
{
    public static IEnumerable<string> Lines(
        Measurements results, IEnumerable<Load> loads, IReadOnlyList<Contender> contenders, string? database = "PostgreSQL", string server = "server or adapter") =>
    [
        $"| in flight / connections | path | calls/s | p50 µs | p99 µs | CPU µs/call: client | YARP or gateway | {server} |{(database is null ? "" : $" {database} |")} errors |",
        $"| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |{(database is null ? "" : " ---: |")} ---: |",
        .. loads.SelectMany(load => contenders.Where(contender => results.Has(load, contender.Name)).Select(contender => Line(results, load, contender.Name, database is not null))),
    ];

    private static string Line(Measurements results, Load load, string name, bool hasDatabase)
    {
        string[] cells =
        [
            $"{load.InFlight} / {load.Connections}",
            name,
            Whole(results.Of(load, name, each => each.CallsPerSecond)),
            Whole(results.Of(load, name, each => each.P50)),
            Whole(results.Of(load, name, each => each.P99)),
            Tenth(results.Of(load, name, each => each.Cpu.Client)),
            Tenth(results.Of(load, name, each => each.Cpu.Proxy)),
            Tenth(results.Of(load, name, each => each.Cpu.Server)),
            .. hasDatabase ? [Tenth(results.Of(load, name, each => each.Cpu.Database))] : Array.Empty<string>(),
            results.ErrorsOf(load, name).ToString(CultureInfo.InvariantCulture),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Whole(double figure) => figure.ToString("N0", CultureInfo.InvariantCulture);

    private static string Tenth(double figure) => double.IsNaN(figure) ? "" : figure.ToString("F1", CultureInfo.InvariantCulture);
}
