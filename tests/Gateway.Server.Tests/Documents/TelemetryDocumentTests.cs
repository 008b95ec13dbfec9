using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Documents;

public sealed partial class TelemetryDocumentTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    [Fact]
    public void Every_metric_of_the_gateway_is_documented_with_its_unit()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "telemetry.md"));
        var documented = Rows().Matches(page).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value, StringComparer.Ordinal);
        var instruments = Instruments();

        Assert.Contains("gateway.case.complete", instruments.Keys);
        Assert.All(instruments, instrument => Assert.Equal((instrument.Key, instrument.Value), (instrument.Key, documented.GetValueOrDefault(instrument.Key))));
        Assert.All(documented.Keys.Where(name => Materials().IsMatch(name)), name => Assert.Contains(name, instruments.Keys));
    }

    /// <summary>The instruments of this city's gateway alone: other tests have gateways of their own.</summary>
    private ConcurrentDictionary<string, string> Instruments()
    {
        var factory = fixture.City.Gateway.Services.GetRequiredService<IMeterFactory>();
        var found = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name.StartsWith("Gateway", StringComparison.Ordinal))
            {
                found[instrument.Name] = instrument.Unit ?? "";
            }
        };
        listener.Start();
        return found;
    }

    [GeneratedRegex(@"^\| `(gateway\.[a-z_.]+)` \| (\S*) ?\|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"^gateway\.(materials|orders|case)")]
    private static partial Regex Materials();
}
