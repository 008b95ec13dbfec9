using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Report;

namespace Gateway.Benchmarks.Tracing;

/// <summary>What tracing costs, as a Markdown table.</summary>
internal static class TracingTable
{
    /// <summary>CPU per call of all that traces: the gateway and the adapter.</summary>
    public static double Cpu(Measurement measurement) => measurement.Cpu.Proxy + measurement.Cpu.Server;

    public static IEnumerable<string> Lines(IReadOnlyDictionary<string, List<Measurement>> results, IReadOnlyDictionary<string, double> spans)
    {
        yield return "| traced | spans/call | calls/s | gateway µs/call | adapter µs/call | CPU per call against off (95%) | gateway alone (95%) | calls/s against off (95%) |";
        yield return "| --- | ---: | ---: | ---: | ---: | --- | --- | --- |";
        foreach (var (name, each) in results)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {spans[name]:F1} | {Median.Of(each.Select(one => one.CallsPerSecond)):N0} | {Median.Of(each.Select(one => one.Cpu.Proxy)):F1} | {Median.Of(each.Select(one => one.Cpu.Server)):F1} | {Cell(results, name, Cpu)} | {Cell(results, name, one => one.Cpu.Proxy)} | {Cell(results, name, one => one.CallsPerSecond)} |");
        }
    }

    private static string Cell(IReadOnlyDictionary<string, List<Measurement>> results, string name, Func<Measurement, double> figure)
    {
        if (name == TracingCourse.Off)
        {
            return "";
        }

        var ratio = PairedRatio.Of([.. results[name].Select(figure)], [.. results[TracingCourse.Off].Select(figure)]);
        return string.Create(CultureInfo.InvariantCulture, $"{ratio.Mean:F3} ({ratio.Least:F3} to {ratio.Greatest:F3})");
    }
}
