using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Benchmarks.Exchanges.Servers;
using Gateway.Testing;

namespace Gateway.Benchmarks.Certificates;

/// <summary>
/// Everything that runs while certificates are asked for: the department's adapter over SQLite, Redis, the bare server, and two gateways,
/// each with a registry and a log of its own.
/// </summary>
internal sealed class CertificateCourse : IAsyncDisposable
{
    private const string Department = BenchmarkCity.SqliteDepartment;
    private const long Roomy = 1L << 30;
    private const long Least = 1 << 20;

    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<CityProgram> _programs = [];
    private readonly CityCertificates _certificates;
    private readonly TestCertificate _reporter;
    private readonly PlainServers _servers;

    private CertificateCourse()
    {
        _certificates = new CityCertificates(Folder);
        _reporter = _certificates.Issue(Department, $"{Department}-adapter");
        _servers = new PlainServers(Path.GetDirectoryName(_certificates.Plain.Certificate)!);
        _running.Add(_servers);
        var trust = new PeerTrust(_certificates.Consumer.Authority);
        Generator = new LoadGenerator(_certificates.Consumer.Certificate, trust);
        Steward = new LoadGenerator(_certificates.Steward.Certificate, trust);
        Reporter = new LoadGenerator(_reporter.Certificate, trust);
    }

    public TemporaryFolder Folder { get; } = new();

    public LoadGenerator Generator { get; }

    /// <summary>The department, as it reports events.</summary>
    public LoadGenerator Reporter { get; }

    /// <summary>The server with one reply for all.</summary>
    public Contender Bare { get; private set; } = null!;

    /// <summary>The gateway whose memory has room for every certificate, without Redis.</summary>
    public CityProgram Memory { get; private set; } = null!;

    /// <summary>The gateway whose memory is as small as it may be, with Redis.</summary>
    public CityProgram Shared { get; private set; } = null!;

    private LoadGenerator Steward { get; }

    private CityProgram Adapter { get; set; } = null!;

    private ProcessClock Redis { get; set; } = null!;

    public static async Task<CertificateCourse> StartAsync(CancellationToken cancellationToken)
    {
        var course = new CertificateCourse();
        try
        {
            await course.StartAllAsync(cancellationToken);
            return course;
        }
        catch
        {
            await Console.Error.WriteLineAsync(course.Complaints());
            await course.DisposeAsync();
            throw;
        }
    }

    /// <summary>A path through a gateway.</summary>
    public Contender Through(CityProgram gateway, string name) =>
        new(name, gateway.Address, Department, gateway.Clock, Adapter.Clock, gateway == Shared ? Redis : null);

    /// <summary>What the servers printed last.</summary>
    public string Complaints() => $"{_servers.Complaints()}\n{string.Join('\n', _programs.Select(program => program.Tail))}";

    public async ValueTask DisposeAsync()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            await _running[i].DisposeAsync();
        }

        _reporter.Dispose();
        _certificates.Dispose();
        Folder.Dispose();
    }

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        var file = Folder.At("licences.db");
        await Licences.CreateAsync(file, cancellationToken);
        var redis = await RedisServer.StartAsync(cancellationToken);
        _running.Add(redis);
        Redis = ProcessClock.Of(redis.ProcessId);
        var (address, clock) = _servers.Start(ServeBare.Mode);
        Bare = new Contender("bare", address, Department, null, clock);
        Adapter = Run(await AdapterProgram.StartAsync(
            Department, "sqlite", $"Data Source={file}", LicenceDocuments.Mapping(Department), _certificates, Folder));
        Memory = Run(await GatewayProgram.StartAsync(_certificates, Folder, "memory", Cache(Roomy)));

        // With calls in flight that fill both cores, a Redis that is well answers later than those who wait would have patience for.
        Shared = Run(await GatewayProgram.StartAsync(
            _certificates, Folder, "shared", Cache(Least) + $"\n  redis: {redis.ConnectionString}\n  redisTimeout: '00:00:05'"));
        foreach (var gateway in new[] { Memory, Shared })
        {
            await Registration.ApplyAsync(Steward, gateway.Address, LicenceDocuments.All(Department, Adapter.Address));
        }
    }

    private static string Cache(long bytes) => string.Create(CultureInfo.InvariantCulture, $"certificates:\n  memoryBytes: {bytes}");

    private CityProgram Run(CityProgram program)
    {
        _running.Add(program);
        _programs.Add(program);
        return program;
    }
}
