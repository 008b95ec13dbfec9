using System.Globalization;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Process;
using Gateway.Testing;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>One gateway of a fleet: a program of its own, which can be killed, frozen and started again.</summary>
internal sealed class FleetGateway : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();
    private readonly int _managementPort = FreePort.Next();
    private readonly string _configuration;
    private readonly List<IDisposable> _owned = [];
    private ChildProcess? _program;

    /// <summary>All of a fleet have the control database, Redis and the key of pseudonyms in common; each keeps a log of its own.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="authority">Who issues its certificates.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="control">Connection string of the control database.</param>
    /// <param name="cache">How it caches, as the configuration has it.</param>
    public FleetGateway(int number, TestAuthority authority, TemporaryFolder folder, string control, string cache)
    {
        Number = number;
        _configuration = folder.At($"gateway-{number}.yaml");
        var server = Own(authority.IssueServer("spiffe://test-city/gateway/gateway")).WriteTo(folder.At($"server-{number}"));
        var client = Own(authority.IssueClient("spiffe://test-city/gateway/gateway")).WriteTo(folder.At($"client-{number}"));
        File.WriteAllText(_configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            city: test-city
            listen: { address: "127.0.0.1:{{_port}}", certificate: {{server.Certificate}}, key: {{server.Key}} }
            management: { address: "127.0.0.1:{{_managementPort}}", grpcAddress: "127.0.0.1:{{FreePort.Next()}}" }
            authorities:
              - { certificate: {{server.Authority}}, departments: ["*"] }
            stewards: ["spiffe://test-city/shenpi/steward"]
            storage: { provider: postgres, connectionString: "{{control}}", migrateAtStart: true }
            log: { store: sqlite, path: {{folder.At($"log-{number}.db")}}, origin: test-city/log-{{number}} }
            pseudonyms: { file: {{folder.At("pseudonym.key")}}, createIfMissing: true }
            departments:
              certificate: {{client.Certificate}}
              key: {{client.Key}}
              authorities: {{client.Authority}}
              probeInterval: 00:00:00.2
            certificates: { {{cache}} }
            """));
        Consumer = new(Connect(authority, "shenpi", "shenpi-window"));
        Reporter = new(Connect(authority, "gongan", "gongan-adapter"));
        Steward = new(Connect(authority, "shenpi", "steward"));
    }

    public int Number { get; }

    /// <summary>It is neither killed nor frozen.</summary>
    public bool IsUp { get; private set; }

    public CertificateService.CertificateServiceClient Consumer { get; }

    public CertificateEventService.CertificateEventServiceClient Reporter { get; }

    public ManagementService.ManagementServiceClient Steward { get; }

    /// <summary>Starts the program, also after it was killed, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
            _program = null;
        }

        _program = await GatewayProgram.StartAsync(_configuration, _managementPort);
        IsUp = true;
    }

    public void Kill()
    {
        IsUp = false;
        _program!.Kill();
    }

    public void Pause()
    {
        IsUp = false;
        _program!.Pause();
    }

    public void Resume()
    {
        _program!.Resume();
        IsUp = true;
    }

    /// <summary>What it counted of the cache, since it started: name and labels, value.</summary>
    public async Task<IReadOnlyDictionary<string, double>> CountsAsync()
    {
        using var http = new HttpClient();
        return CacheCounts.Read(await http.GetStringAsync(new Uri($"http://127.0.0.1:{_managementPort}/metrics")));
    }

    public async ValueTask DisposeAsync()
    {
        _owned.Reverse();
        _owned.ForEach(owned => owned.Dispose());
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }
    }

    private GrpcChannel Connect(TestAuthority authority, string department, string system) => Own(TestChannel.Open(
        new Uri($"https://127.0.0.1:{_port}"), authority, Own(authority.IssueClient($"spiffe://test-city/{department}/{system}"))));

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
