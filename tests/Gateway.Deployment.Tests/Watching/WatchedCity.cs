using Gateway.Cli.Connecting;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>
/// The demo city with a Redis, what receives its telemetry, a Prometheus that scrapes it, and callers who go on asking. Traces leave for
/// an endpoint of their own over HTTP, metrics over gRPC, logs not at all.
/// </summary>
public sealed class WatchedCity : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _end = new();
    private RedisServer? _redis;
    private ChildProcess? _demo;
    private CityTraffic? _traffic;

    internal const string TracesPath = "/city/traces";

    internal TelemetryReceiver Receiver { get; private set; } = null!;

    internal PrometheusServer Prometheus { get; private set; } = null!;

    internal CityFile File { get; private set; } = null!;

    internal IReadOnlyList<string> Adapters => [.. File.Systems.Select(system => system.Management).OfType<string>()];

    internal string Data => _folder.At("data");

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        Receiver = await TelemetryReceiver.StartAsync();
        _demo = ChildProcess.Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Gateway.Demo.dll"), "--data", Data, "--redis", _redis.ConnectionString],
            new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Receiver.Grpc,
                ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = Receiver.Http + TracesPath,
                ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] = "http/protobuf",
                ["OTEL_LOGS_EXPORTER"] = "none",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "2000",
            });
        await _demo.WaitForLineAsync("Ctrl-C", s_patience);
        File = CityFile.Read(Path.Combine(Data, "city.json"));
        Prometheus = await PrometheusServer.StartAsync(File.Gateway.Management!, Adapters);
        _traffic = new CityTraffic(File, _end.Token);
    }

    /// <summary>What a management port shows.</summary>
    internal static async Task<string> PageAsync(string management)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(management + "/metrics"), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await (_traffic?.Ended ?? Task.CompletedTask);
        await (Prometheus?.DisposeAsync() ?? default);
        await (_demo?.DisposeAsync() ?? default);
        await (Receiver?.DisposeAsync() ?? default);
        await (_redis?.DisposeAsync() ?? default);
        _traffic?.Dispose();
        _end.Dispose();
        _folder.Dispose();
    }
}

/// <summary>It starts before the first of its tests, and not at all where none of them runs.</summary>
[CollectionDefinition(Name)]
public sealed class WatchedCityCollection : ICollectionFixture<WatchedCity>
{
    public const string Name = "watched city";
}
