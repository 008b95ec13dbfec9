using Gateway.Benchmarks.Exchanges.Loads;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>Measures one path at one load, its processes' clocks along with its calls.</summary>
internal sealed class Measurer(LoadGenerator generator, IReadOnlyDictionary<string, Calls> calls)
{
    public async Task<Measurement> MeasureAsync(Contender contender, Load load, TimeSpan warmUp, TimeSpan time)
    {
        // The garbage of the last measurement is not collected at this one's expense.
        GC.Collect();
        CpuReading before = default, after = default;
        var figures = await generator.RunAsync(
            contender.Address,
            calls[contender.Department],
            load,
            warmUp,
            time,
            begins: () => before = CpuReading.Of(contender),
            ends: () => after = CpuReading.Of(contender));
        return new Measurement(
            figures.Latencies.Count / figures.Elapsed.TotalSeconds,
            figures.Latencies.Quantile(0.5).TotalMicroseconds,
            figures.Latencies.Quantile(0.99).TotalMicroseconds,
            after.Since(before, Math.Max(1, figures.Latencies.Count)),
            figures.Errors,
            figures.FirstError,
            figures.ReplyBytes);
    }
}
