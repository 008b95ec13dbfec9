using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Servers;
using Gateway.Testing;

namespace Gateway.Benchmarks.Apis;

/// <summary>Everything that runs while an API is called: the API, and each proxy in front of it.</summary>
internal sealed class ApiCourse : IAsyncDisposable
{
    public const string Department = "gongan";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly List<IAsyncDisposable> _running = [];
    private readonly MeasuredApi _api;
    private readonly CityCertificates _certificates;
    private readonly PlainServers _servers;
    private CityProgram? _gateway;

    private ApiCourse(MeasuredApi api)
    {
        _api = api;
        _certificates = new CityCertificates(Folder);
        _servers = new PlainServers(Path.GetDirectoryName(_certificates.Plain.Certificate)!);
        _running.Add(_servers);
        var trust = new PeerTrust(_certificates.Consumer.Authority);
        Generator = new LoadGenerator(_certificates.Consumer.Certificate, trust);
        Steward = new LoadGenerator(_certificates.Steward.Certificate, trust);
    }

    public TemporaryFolder Folder { get; } = new();

    public LoadGenerator Generator { get; }

    /// <summary>The paths, and what is called on each.</summary>
    public IReadOnlyList<(Contender Contender, ApiCalls Calls)> Paths { get; private set; } = [];

    /// <summary>Paths that could not be had here, and why.</summary>
    public List<string> Missing { get; } = [];

    private LoadGenerator Steward { get; }

    public static async Task<ApiCourse> StartAsync(MeasuredApi api, IReadOnlyList<string> only)
    {
        var course = new ApiCourse(api);
        try
        {
            await course.StartAllAsync(only);
            return course;
        }
        catch
        {
            await Console.Error.WriteLineAsync(course.Complaints());
            await course.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the servers printed last.</summary>
    public string Complaints() => $"{_servers.Complaints()}\n{_gateway?.Tail}";

    public async ValueTask DisposeAsync()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            await _running[i].DisposeAsync();
        }

        _certificates.Dispose();
        Folder.Dispose();
    }

    private async Task StartAllAsync(IReadOnlyList<string> only)
    {
        var (upstream, server) = _servers.Start(_api.Server);
        var direct = new Contender(ApiPaths.Direct, upstream, Department, null, server);
        var (yarp, yarpClock) = _servers.Start(ServeYarp.Mode, upstream.AbsoluteUri);
        List<Contender> paths = [direct, direct with { Name = ApiPaths.Yarp, Address = yarp, Proxy = yarpClock }];
        Add(paths, direct, ApiPaths.Nginx, OtherProxies.StartNginx(Folder.At("nginx"), _certificates.Plain, upstream, _api.IsGrpc));
        Add(paths, direct, ApiPaths.Haproxy, OtherProxies.StartHaproxy(Folder.At("haproxy"), _certificates.Plain, upstream));
        _gateway = await GatewayProgram.StartAsync(_certificates, Folder, more: Configuration(upstream));
        _running.Add(_gateway);
        await Registration.ApplyAsync(Steward, _gateway.Address, ApiDocuments.All(_api, upstream));
        var gateway = direct with { Address = _gateway.Address, Proxy = _gateway.Clock };
        paths.Add(gateway with { Name = ApiPaths.Whole });
        paths.Add(gateway with { Name = ApiPaths.Minimised });
        Paths = [.. paths.Where(path => only.Count == 0 || only.Contains(path.Name)).Select(path => (path, path.Name == ApiPaths.Whole ? _api.Whole : _api.Minimised))];
        foreach (var (contender, calls) in Paths)
        {
            await CheckAsync(contender, calls);
        }
    }

    private void Add(
        List<Contender> paths, Contender direct, string name, (ChildProcess Process, Uri Address, Exchanges.Machine.ProcessClock Clock)? started)
    {
        if (started is not { } proxy)
        {
            Missing.Add($"{name} is not installed here, and is left out.");
            return;
        }

        _running.Add(proxy.Process);
        paths.Add(direct with { Name = name, Address = proxy.Address, Proxy = proxy.Clock });
    }

    /// <summary>A quick wrong answer is worth nothing.</summary>
    private async Task CheckAsync(Contender contender, ApiCalls calls)
    {
        var expected = contender.Name == ApiPaths.Minimised ? _api.MinimisedAnswer : _api.WholeAnswer;
        var opened = calls.Open(Generator, contender.Address);
        using (opened.Owner)
        {
            await Poll.UntilSucceedsAsync(async token => await opened.Make(new Random(1), token), s_patience, $"{contender.Name} answers");
            await foreach (var answer in calls.SampleAsync(opened))
            {
                if (!answer.AsSpan().SequenceEqual(expected))
                {
                    throw new InvalidDataException($"{contender.Name} answered {System.Text.Encoding.UTF8.GetString(answer)}.");
                }
            }
        }
    }

    private string Configuration(Uri upstream) =>
        $"""
        apis:
          upstreams:
            - department: {Department}
              address: {upstream.GetLeftPart(UriPartial.Authority)}
              networks: [127.0.0.0/8]
              authorities: {_certificates.Gateway.Authority}
          credentials:
            - name: benchmark
              department: {Department}
              kind: clientCertificate
              clientCertificate:
                certificate: {_certificates.Gateway.Certificate}
                key: {_certificates.Gateway.Key}
        """;
}
