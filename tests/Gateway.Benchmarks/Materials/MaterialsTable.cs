using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Materials;

/// <summary>The figures as a Markdown table: what a material of a case costs, against a plain lookup through the same gateway.</summary>
internal static class MaterialsTable
{
    public static IEnumerable<string> Lines(Measurements results, IReadOnlyList<Load> loads, IReadOnlyList<MaterialsPath> paths) =>
    [
        "| in flight / connections | path | calls/s | p50 ms | p99 ms | exchanges/s | gateway CPU µs/exchange | against a lookup's | PostgreSQL CPU µs/exchange | errors |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        .. loads.SelectMany(load => paths.Select(path => Line(results, load, path))),
    ];

    private static string Line(Measurements results, Load load, MaterialsPath path)
    {
        var (name, exchanges) = (path.Contender.Name, path.Calls is Resolutions ? MaterialsDocuments.Materials : 1);
        var baseline = name.Replace("resolve", "lookup", StringComparison.Ordinal);
        var ratio = exchanges > 1 && results.Has(load, baseline) ? results.Ratio(load, name, baseline, each => each.Cpu.Proxy / exchanges, Ratio.ProxyCpu) : double.NaN;
        string[] cells =
        [
            $"{load.InFlight} / {load.Connections}",
            name,
            Text(results.Of(load, name, Ratio.Calls), "N1"),
            Text(results.Of(load, name, each => each.P50 / 1000), "F1"),
            Text(results.Of(load, name, each => each.P99 / 1000), "F1"),
            Text(results.Of(load, name, each => each.CallsPerSecond * exchanges), "N0"),
            Text(results.Of(load, name, each => each.Cpu.Proxy / exchanges), "F1"),
            Text(ratio, "F2"),
            Text(results.Of(load, name, each => each.Cpu.Database / exchanges), "F1"),
            results.ErrorsOf(load, name).ToString(CultureInfo.InvariantCulture),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Text(double figure, string format) => double.IsNaN(figure) ? "" : figure.ToString(format, CultureInfo.InvariantCulture);
}
