using System.Globalization;
using Gateway.Testing;

namespace Gateway.Server.Tests.Grown;

/// <summary>The police's adapter: its real program, beside a PostgreSQL database of residents.</summary>
internal sealed class ResidentAdapter : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly int _port = FreePort.Next();
    private readonly int _managementPort = FreePort.Next();
    private readonly string _configuration;
    private readonly IReadOnlyDictionary<string, string?>? _environment;
    private ChildProcess? _program;

    /// <summary>Nothing runs yet.</summary>
    /// <param name="authority">Who issues its certificate.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="database">Connection string of the database of residents.</param>
    /// <param name="environment">Variables of its environment.</param>
    public ResidentAdapter(TestAuthority authority, TemporaryFolder folder, string database, IReadOnlyDictionary<string, string?>? environment)
    {
        _environment = environment;
        _configuration = folder.At("adapter", "adapter.yaml");
        using var certificate = authority.IssueServer("spiffe://test-city/gongan/gongan-adapter");
        var files = certificate.WriteTo(folder.At("adapter", "tls"));
        File.WriteAllText(folder.At("adapter", "mapping", "resident.yaml"), """
            entry: gongan/resident
            table: resident
            fields:
              citizen_number: { column: citizen_number }
              name: { column: name }
              birth_date: { column: birth_date }
              address: { column: address }
              photo: { column: photo }
            """);
        File.WriteAllText(_configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            department: gongan
            listen: { address: "127.0.0.1:{{_port}}", certificate: {{files.Certificate}}, key: {{files.Key}} }
            management: { address: "127.0.0.1:{{_managementPort}}" }
            gateway:
              authorities: [{{files.Authority}}]
              spiffeIds: ["spiffe://test-city/gateway/gateway"]
            source: { kind: postgres, connection: "{{database}}" }
            mapping: { folder: mapping }
            journal: { path: journal.db }
            pseudonyms: { file: pseudonym.key, createIfMissing: true }
            """));
    }

    /// <summary>Where the gateway connects.</summary>
    public string Address => $"https://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}";

    public string Tail => _program?.Tail ?? "";

    /// <summary>Starts the program, also after it ended, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        await DisposeAsync();
        _program = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gateway.Adapter.dll"), "--config", _configuration], _environment);
        using var http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_managementPort}")) };
        await Poll.UntilSucceedsAsync(
            async token =>
            {
                Assert.False(_program.HasExited, _program.Tail);
                (await http.GetAsync("/readyz", token)).EnsureSuccessStatusCode();
                return true;
            },
            s_patience,
            "the adapter is ready");
    }

    /// <summary>Tells it to end, and waits until it has.</summary>
    public async Task StopAsync()
    {
        _program!.Terminate();
        await _program.WaitForExitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
            _program = null;
        }
    }
}
