using System.Globalization;

namespace Gateway.Benchmarks.Exchanges.Report;

/// <summary>The ratios that the aims are about, as a Markdown table.</summary>
internal static class RatioTable
{
    public static IEnumerable<string> Lines(Measurements results, IReadOnlyList<Load> loads, IEnumerable<Ratio> ratios)
    {
        yield return $"| ratio at calls in flight | {string.Join(" | ", loads.Select(load => load.InFlight))} | aim at 64 |";
        yield return $"| --- |{string.Concat(loads.Select(_ => " ---: |"))} --- |";
        foreach (var ratio in ratios.Where(ratio => results.Has(loads[0], ratio.Name) && results.Has(loads[0], ratio.Baseline)))
        {
            var cells = loads.Select(load =>
                results.Ratio(load, ratio.Name, ratio.Baseline, ratio.Figure).ToString("F2", CultureInfo.InvariantCulture));
            yield return $"| {ratio.Title} | {string.Join(" | ", cells)} | {ratio.Aim} |";
        }
    }
}
