using System.Globalization;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.Process;

/// <summary>One gateway of a fleet: a program of its own, which can be killed, frozen, drained and started again.</summary>
internal class GatewayReplica : IAsyncDisposable
{
    private readonly TestAuthority _authority;
    private readonly int _port = FreePort.Next();
    private readonly int _managementPort = FreePort.Next();
    private readonly string _configuration;
    private readonly IReadOnlyDictionary<string, string?>? _environment;
    private readonly List<IDisposable> _owned = [];
    private ChildProcess? _program;

    /// <summary>All of a fleet have the key of pseudonyms in common.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="authority">Who issues its certificates.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="terms">What it does besides.</param>
    public GatewayReplica(int number, TestAuthority authority, TemporaryFolder folder, ReplicaTerms terms)
    {
        (Number, _authority, _environment) = (number, authority, terms.Environment);
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
            storage: {{terms.Storage}}
            log: {{terms.Log}}
            pseudonyms: { file: {{folder.At("pseudonym.key")}}, createIfMissing: true }
            departments: { certificate: {{client.Certificate}}, key: {{client.Key}}, authorities: {{client.Authority}}, probeInterval: 00:00:00.2, {{terms.Departments}} }
            {{terms.More}}
            """));
    }

    public int Number { get; }

    /// <summary>It is neither killed nor frozen.</summary>
    public bool IsUp { get; private set; }

    public Uri Address => new($"https://127.0.0.1:{_port}");

    /// <summary>Where its health and its metrics are.</summary>
    public Uri Management => new($"http://127.0.0.1:{_managementPort}");

    /// <summary>The last lines it printed.</summary>
    public string Tail => _program?.Tail ?? "";

    public bool HasExited => _program?.HasExited ?? true;

    /// <summary>Starts the program, also after it ended, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        await LaunchAsync();
        await GatewayProgram.UntilReadyAsync(_program!, _managementPort);
        IsUp = true;
    }

    /// <summary>Runs a command of the program with its configuration: its exit code and what it printed.</summary>
    public Task<(int Code, string Output)> CommandAsync(string command, params string[] more) =>
        GatewayProgram.CommandAsync(command, _configuration, more, _environment);

    /// <summary>Starts the program, also after it ended, and waits for nothing.</summary>
    public async Task LaunchAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
            _program = null;
        }

        _program = GatewayProgram.Launch(_configuration, _environment);
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

    /// <summary>Tells it to end (SIGTERM).</summary>
    public void Terminate() => _program!.Terminate();

    /// <summary>The code it ended with.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        var code = await _program!.WaitForExitAsync(patience);
        IsUp = false;
        return code;
    }

    /// <summary>A channel of its own to it, by one system's certificate.</summary>
    public GrpcChannel Connect(string department, string system) => Own(TestChannel.Open(
        Address, _authority, Own(_authority.IssueClient($"spiffe://test-city/{department}/{system}"))));

    public async ValueTask DisposeAsync()
    {
        _owned.Reverse();
        _owned.ForEach(owned => owned.Dispose());
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
