using System.Globalization;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Process;
using Gateway.Testing;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.Materials.Processes;

/// <summary>One gateway that keeps cases: a program of its own, which can be killed and started again.</summary>
internal sealed class CaseGateway : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();
    private readonly int _managementPort = FreePort.Next();
    private readonly string _configuration;
    private readonly string _log;
    private readonly TestAuthority _authority;
    private readonly List<IDisposable> _owned = [];
    private ChildProcess? _program;

    /// <summary>No breaker opens: who is killed while a department hangs is tested, not who is refused. All of a fleet have the control database and the key of pseudonyms in common; each keeps a log of its own.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="authority">Who issues its certificates.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="storage">Its control database, as the configuration has it.</param>
    public CaseGateway(int number, TestAuthority authority, TemporaryFolder folder, string storage)
    {
        _authority = authority;
        _configuration = folder.At($"gateway-{number}.yaml");
        _log = folder.At($"log-{number}.db");
        var server = Own(authority.IssueServer("spiffe://test-city/gateway/gateway")).WriteTo(folder.At($"server-{number}"));
        var client = Own(authority.IssueClient("spiffe://test-city/gateway/gateway")).WriteTo(folder.At($"client-{number}"));
        var year = TimeProvider.System.GetUtcNow().Year;
        File.WriteAllText(folder.At($"calendar-{number}.yaml"), string.Create(CultureInfo.InvariantCulture, $$"""
            years:
              - { year: {{year}}, source: test }
              - { year: {{year + 1}}, source: test }
            """));
        File.WriteAllText(_configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            city: test-city
            listen: { address: "127.0.0.1:{{_port}}", certificate: {{server.Certificate}}, key: {{server.Key}} }
            management: { address: "127.0.0.1:{{_managementPort}}", grpcAddress: "127.0.0.1:{{FreePort.Next()}}" }
            authorities:
              - { certificate: {{server.Authority}}, departments: ["*"] }
            stewards: ["spiffe://test-city/shenpi/steward"]
            calendar: calendar-{{number}}.yaml
            storage: {{storage}}
            log: { store: sqlite, path: {{_log}}, origin: test-city/log-{{number}} }
            pseudonyms: { file: {{folder.At("pseudonym.key")}}, createIfMissing: true }
            departments:
              certificate: {{client.Certificate}}
              key: {{client.Key}}
              authorities: {{client.Authority}}
              probeInterval: 00:00:00.2
              reactivation: 00:00:00.3
              breakerMinimumCalls: 100000
            """));
        Consumer = new(Connect(authority, "shenpi", "shenpi-window"));
        Steward = new(Connect(authority, "shenpi", "steward"));
    }

    public MaterialsService.MaterialsServiceClient Consumer { get; }

    public ManagementService.ManagementServiceClient Steward { get; }

    /// <summary>The last lines it printed.</summary>
    public string Tail => _program?.Tail ?? "";

    /// <summary>Starts the program, also after it was killed, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
            _program = null;
        }

        _program = await GatewayProgram.StartAsync(_configuration, _managementPort);
    }

    public void Kill() => _program!.Kill();

    /// <summary>What it recorded so far, also before it was killed.</summary>
    public Task<List<ExchangeRecord>> RecordsAsync() => LogOf.ReadFileAsync(_log);

    /// <summary>The work of a department, as its adapter's system does it.</summary>
    public DepartmentWorkService.DepartmentWorkServiceClient WorkOf(string department) => new(Connect(_authority, department, $"{department}-adapter"));

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
