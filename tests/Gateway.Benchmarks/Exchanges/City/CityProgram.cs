using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>The gateway or an adapter: its real program, with a configuration file.</summary>
internal sealed class CityProgram : IAsyncDisposable
{
    // Telemetry that happens to be configured where the benchmark runs would be measured with it.
    private static readonly Dictionary<string, string?> s_environment = new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null };

    private readonly ChildProcess _process;

    private CityProgram(ChildProcess process, Uri address, Uri? metrics)
    {
        _process = process;
        (Address, Metrics) = (address, metrics);
        Clock = ProcessClock.Of(process.Id);
    }

    public Uri Address { get; }

    /// <summary>Where its metrics are; null where it has none.</summary>
    public Uri? Metrics { get; }

    public ProcessClock Clock { get; }

    /// <summary>Its memory in bytes: the resident set.</summary>
    public long Memory => System.Diagnostics.Process.GetProcessById(_process.Id).WorkingSet64;

    /// <summary>The last lines it printed.</summary>
    public string Tail => _process.Tail;

    public bool HasExited => _process.HasExited;

    public static async Task<CityProgram> StartAsync(string program, string configuration, string folder, int port, Uri? metrics = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var file = Path.Combine(folder, "configuration.yaml");
        await File.WriteAllTextAsync(file, configuration);
        var process = ChildProcess.Start(Path.Combine(AppContext.BaseDirectory, program), ["--config", file], environment ?? s_environment, folder);
        return new CityProgram(process, new Uri($"https://127.0.0.1:{port}"), metrics);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
