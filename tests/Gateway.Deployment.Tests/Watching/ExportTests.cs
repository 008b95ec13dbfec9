using System.Globalization;
using System.Net;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

[Collection(WatchedCityCollection.Name)]
public sealed class ExportTests(WatchedCity city)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_signal_leaves_by_the_variables_that_name_it()
    {
        const string Metrics = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
        await Poll.UntilAsync(
            () => city.Receiver.At(WatchedCity.TracesPath).Count > 0 && city.Receiver.At(Metrics).Count > 1, s_patience, "traces and metrics came", Token);

        Assert.Equal([WatchedCity.TracesPath, Metrics], city.Receiver.Paths.Order(StringComparer.Ordinal));
        Assert.Contains("gateway.exchange.duration", string.Concat(city.Receiver.At(Metrics).Select(System.Text.Encoding.Latin1.GetString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_SDK_leaves_the_program_as_it_is_and_nothing_to_scrape()
    {
        using var folder = new TemporaryFolder();
        var management = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}");
        await using var adapter = ChildProcess.Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Gateway.Adapter.dll"), "--config", Path.Combine(city.Data, "adapters", "gongan", "adapter.yaml")],
            new Dictionary<string, string?>
            {
                ["GATEWAY_ADAPTER__listen__address"] = "127.0.0.1:0",
                ["GATEWAY_ADAPTER__management__address"] = management,
                ["GATEWAY_ADAPTER__journal__path"] = folder.At("journal.db"),
                ["OTEL_SDK_DISABLED"] = "true",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = city.Receiver.Http + "/disabled",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            });
        using var client = new HttpClient { BaseAddress = new Uri("http://" + management) };
        await Poll.UntilSucceedsAsync(
            async token => (await client.GetAsync(new Uri("/readyz", UriKind.Relative), token)).EnsureSuccessStatusCode(), s_patience, "the adapter is ready", Token);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/metrics", UriKind.Relative), Token)).StatusCode);
        adapter.Terminate();
        Assert.Equal(0, await adapter.WaitForExitAsync(s_patience, Token));
        Assert.DoesNotContain(city.Receiver.Paths, path => path.StartsWith("/disabled", StringComparison.Ordinal));
    }
}
