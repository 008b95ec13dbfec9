using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Certificates;

/// <summary>The ratios that the aims are about, as a Markdown table.</summary>
internal static class LicenceRatios
{
    private static readonly Row[] s_rows =
    [
        new("calls/s: memory / bare", LicencePaths.Memory, LicencePaths.Bare, each => each.CallsPerSecond, each => each.CallsPerSecond, "≥ 0.45 at 64, ≥ 0.6 at 256"),
        new("CPU per call: memory, gateway / bare", LicencePaths.Memory, LicencePaths.Bare, each => each.Cpu.Proxy, each => each.Cpu.Server, "≤ 2"),
        new("calls/s: memory / uncached", LicencePaths.Memory, LicencePaths.Uncached, each => each.CallsPerSecond, each => each.CallsPerSecond, "≥ 3.5"),
        new("calls/s: redis / uncached", LicencePaths.Redis, LicencePaths.Uncached, each => each.CallsPerSecond, each => each.CallsPerSecond, "≥ 2"),
        new("p99: memory while revoking / memory", LicencePaths.Revoking, LicencePaths.Memory, each => each.P99, each => each.P99, ""),
    ];

    public static IEnumerable<string> Lines(Measurements results, IReadOnlyList<Load> loads)
    {
        yield return $"| ratio at calls in flight | {string.Join(" | ", loads.Select(load => load.InFlight))} | aim |";
        yield return $"| --- |{string.Concat(loads.Select(_ => " ---: |"))} --- |";
        foreach (var row in s_rows.Where(row => loads.Any(load => row.IsIn(results, load))))
        {
            yield return $"| {row.Title} | {string.Join(" | ", loads.Select(load => row.Cell(results, load)))} | {row.Aim} |";
        }
    }

    private sealed record Row(
        string Title, string Name, string Baseline, Func<Measurement, double> Figure, Func<Measurement, double> BaselineFigure, string Aim)
    {
        public bool IsIn(Measurements results, Load load) => results.Has(load, Name) && results.Has(load, Baseline);

        public string Cell(Measurements results, Load load) =>
            IsIn(results, load) ? results.Ratio(load, Name, Baseline, Figure, BaselineFigure).ToString("F2", CultureInfo.InvariantCulture) : "";
    }
}
