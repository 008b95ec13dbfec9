using Gateway.Cli.Connecting;
using Gateway.Demo.Tls;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

/// <summary>A demo that stays up for the tests of departments' own APIs: those of the collection <see cref="Name"/>.</summary>
public sealed class RunningDemo : IAsyncLifetime
{
    public const string Name = "running demo";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _demo;
    private HttpClient _client = null!;

    public string Data => _folder.At("data");

    internal CityFile File { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _demo = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gateway.Demo.dll"), "--data", Data]);
        await _demo.WaitForLineAsync("Ctrl-C", s_patience);
        File = CityFile.Read(Path.Combine(Data, "city.json"));
        var window = File.Systems.First(system => system.Id == "shenpi-window");
        _client = new HttpClient(AsTheGateway.Handler(new CertificateFiles(window.Certificate, window.Key, window.Authority)))
        {
            BaseAddress = new Uri(File.Gateway.Address),
        };
        _client.DefaultRequestHeaders.Add("Gateway-Item", "11330100MB9001069P3330717005000");
        _client.DefaultRequestHeaders.Add("Gateway-Scenario", "acceptance");
        _client.DefaultRequestHeaders.Add("Gateway-Case", "SP330100202506300017");
        _client.DefaultRequestHeaders.Add("Gateway-Officer", "officer-0412");
    }

    /// <summary>Asks Taxation's API.</summary>
    public Task<HttpResponseMessage> GetAsync(string target) => _client.GetAsync(new Uri("/api/shuiwu/tax" + target, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }

        _folder.Dispose();
    }
}

/// <summary>It starts before the first of its tests, and not at all where none of them runs.</summary>
[CollectionDefinition(RunningDemo.Name)]
public sealed class RunningDemoCollection : ICollectionFixture<RunningDemo>;
