using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.Process;

/// <summary>The gateway as an operator runs it: a program of its own with a configuration file.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly int _port = FreePort.Next();
    private readonly int _managementPort = FreePort.Next();
    private ChildProcess? _process;

    private GatewayProcess(string? logFolder)
    {
        Folder = new TemporaryFolder();
        LogPath = Path.Combine(logFolder ?? Folder.Path, "exchange-log.db");
        ConfigurationPath = Folder.At("gateway.yaml");
        var server = _authority.IssueServer("spiffe://test-city/gateway/gateway").WriteTo(Folder.At("server"));
        var client = _authority.IssueClient("spiffe://test-city/gateway/gateway").WriteTo(Folder.At("client"));
        File.WriteAllText(ConfigurationPath, string.Create(CultureInfo.InvariantCulture, $$"""
            city: test-city
            listen: { address: "127.0.0.1:{{_port}}", certificate: {{server.Certificate}}, key: {{server.Key}} }
            management: { address: "127.0.0.1:{{_managementPort}}", grpcAddress: "127.0.0.1:{{FreePort.Next()}}" }
            authorities:
              - { certificate: {{server.Authority}}, departments: ["*"] }
            stewards: ["spiffe://test-city/shenpi/steward"]
            storage: { provider: sqlite, path: gateway.db }
            log: { store: sqlite, path: {{LogPath}}, origin: test-city/log }
            pseudonyms: { file: pseudonym.key, createIfMissing: true }
            departments:
              certificate: {{client.Certificate}}
              key: {{client.Key}}
              authorities: {{client.Authority}}
              probeInterval: 00:00:00.2
            limits: { drain: 00:00:10 }
            """));
    }

    public TemporaryFolder Folder { get; }

    public string LogPath { get; }

    public string ConfigurationPath { get; }

    public FakeAdapter Adapter { get; private set; } = null!;

    public ChildProcess Program => _process ?? throw new InvalidOperationException("Not started.");

    public Uri Address => new($"https://127.0.0.1:{_port}");

    public static string ProgramPath => GatewayProgram.FilePath;

    /// <summary>Starts the adapter, the gateway and registers the city.</summary>
    public static async Task<GatewayProcess> StartAsync(string? logFolder = null)
    {
        var gateway = new GatewayProcess(logFolder) { };
        gateway.Adapter = await FakeAdapter.StartAsync(gateway._authority, "gongan");
        await gateway.RunAsync();
        using var channel = gateway.Connect("steward");
        var steward = new ManagementService.ManagementServiceClient(channel);
        var response = await steward.ApplyAsync(new ApplyRequest { Documents = { Registered.All(gateway.Adapter.Address) } });
        Assert.True(response.Applied, response.ToString());
        await gateway.UntilServedAsync();
        return gateway;
    }

    /// <summary>Starts the program, also after it was killed, and waits until it is ready.</summary>
    public async Task RunAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }

        _process = await GatewayProgram.StartAsync(ConfigurationPath, _managementPort);
    }

    public async Task UntilServedAsync()
    {
        using var channel = Connect("shenpi-window");
        var client = new SharedDataService.SharedDataServiceClient(channel);
        await Poll.UntilSucceedsAsync(
            async token => await client.LookupAsync(Registered.Lookup(), cancellationToken: token), TimeSpan.FromSeconds(30), "the consumer is answered");
    }

    public GrpcChannel Connect(string system) =>
        TestChannel.Open(Address, _authority, _authority.IssueClient($"spiffe://test-city/shenpi/{system}"));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (Adapter is not null)
        {
            await Adapter.DisposeAsync();
        }

        _authority.Dispose();
        Folder.Dispose();
    }
}
