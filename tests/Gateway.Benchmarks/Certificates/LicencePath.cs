using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Contracts.V1;

namespace Gateway.Benchmarks.Certificates;

/// <summary>A path that is measured, and what must answer on it.</summary>
/// <param name="Contender">Its processes.</param>
/// <param name="Calls">What is asked.</param>
/// <param name="Gateway">The gateway; null where there is none.</param>
/// <param name="Level">The share of the answers that come from where they should.</param>
internal sealed record LicencePath(Contender Contender, Calls Calls, CityProgram? Gateway = null, Func<CacheCounts, double>? Level = null)
{
    /// <summary>Calls to it may be so old; null where any age will do.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>What its answers say of themselves.</summary>
    public Freshness Freshness { get; init; } = Freshness.Cached;

    /// <summary>What is reported meanwhile; null where nothing is.</summary>
    public Revocations? Meanwhile { get; init; }

    /// <summary>The least share of the level that was found.</summary>
    public double LeastShare { get; private set; } = 1;

    /// <summary>Measures it once.</summary>
    public async Task<Measurement> MeasureAsync(LoadGenerator generator, Load load, TimeSpan warmUp, TimeSpan time)
    {
        var before = Gateway is null ? default : await CacheCounts.ReadAsync(Gateway.Metrics!);
        using var end = new CancellationTokenSource();
        var reporting = Meanwhile?.RunAsync(end.Token) ?? Task.CompletedTask;
        var measurement = await new Measurer(generator, new Dictionary<string, Calls> { [Contender.Department] = Calls })
            .MeasureAsync(Contender, load, warmUp, time);
        await end.CancelAsync();
        await reporting;
        if (Gateway is not null)
        {
            var counts = await CacheCounts.ReadAsync(Gateway.Metrics!);
            LeastShare = Math.Min(LeastShare, Level!(counts.Since(before).Shares()));
        }

        return measurement;
    }
}
