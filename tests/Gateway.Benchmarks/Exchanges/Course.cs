using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Servers;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>Everything that runs while it is measured: databases, servers, proxies, the gateway and its adapters.</summary>
internal sealed class Course : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _running = [];
    private readonly CityCertificates _certificates;

    private Course()
    {
        _certificates = new CityCertificates(Folder);
        Servers = new PlainServers(Path.GetDirectoryName(_certificates.Plain.Certificate)!);
        _running.Add(Servers);
        var trust = new PeerTrust(_certificates.Consumer.Authority);
        Generator = new LoadGenerator(_certificates.Consumer.Certificate, trust);
        Steward = new LoadGenerator(_certificates.Steward.Certificate, trust);
    }

    public TemporaryFolder Folder { get; } = new();

    public LoadGenerator Generator { get; }

    public IReadOnlyList<Contender> Contenders { get; private set; } = [];

    private PlainServers Servers { get; }

    private BenchmarkCity? City { get; set; }

    private LoadGenerator Steward { get; }

    public static async Task<Course> StartAsync(IReadOnlyList<string> only, CancellationToken cancellationToken)
    {
        var course = new Course();
        try
        {
            await course.StartAllAsync(only, cancellationToken);
            return course;
        }
        catch
        {
            await Console.Error.WriteLineAsync(course.Complaints());
            await course.DisposeAsync();
            throw;
        }
    }

    /// <summary>The management API as the steward calls it.</summary>
    public Grpc.Net.Client.GrpcChannel ConnectSteward() => Steward.Connect(City!.Gateway.Address);

    /// <summary>Memory of the gateway's process in bytes.</summary>
    public long GatewayMemory() => City!.Gateway.Memory;

    /// <summary>What the servers printed last.</summary>
    public string Complaints() => $"{Servers.Complaints()}\n{City?.Complaints()}";

    public async ValueTask DisposeAsync()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            await _running[i].DisposeAsync();
        }

        _certificates.Dispose();
        Folder.Dispose();
    }

    private async Task StartAllAsync(IReadOnlyList<string> only, CancellationToken cancellationToken)
    {
        var postgres = await PostgresServer.StartAsync(cancellationToken);
        _running.Add(postgres);
        var file = Folder.At("people.db");
        await SqlitePeople.CreateAsync(file, cancellationToken);
        var people = await PostgresPeople.CreateAsync(await postgres.CreateDatabaseAsync(cancellationToken), cancellationToken);
        var contenders = PlainOnes(file, people);
        if (only.Count == 0 || only.Any(name => name is ContenderNames.GatewaySqlite or ContenderNames.GatewayPostgres))
        {
            contenders.AddRange(await GatewaysAsync(file, people));
        }

        Contenders = [.. contenders.Where(contender => only.Count == 0 || only.Contains(contender.Name))];
        foreach (var contender in Contenders)
        {
            await Proof.CheckAsync(contender, Generator);
        }
    }

    private List<Contender> PlainOnes(string file, PostgresPeople people)
    {
        var bare = Plain(ContenderNames.Bare, ServeBare.Mode);
        var sqlite = Plain(ContenderNames.Sqlite, ServeSqlite.Mode, file);
        var source = new Dictionary<string, string?> { [ServePostgres.Source] = people.ReadOnly };
        var postgres = Plain(ContenderNames.Postgres, ServePostgres.Mode, null, source) with { Database = people.Processes };
        return
        [
            bare, sqlite, postgres,
            Behind(ContenderNames.YarpBare, bare), Behind(ContenderNames.YarpSqlite, sqlite), Behind(ContenderNames.YarpPostgres, postgres),
        ];
    }

    private Contender Plain(string name, string mode, string? argument = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var (address, clock) = Servers.Start(mode, argument, environment);
        return new Contender(name, address, BenchmarkCity.SqliteDepartment, null, clock);
    }

    private Contender Behind(string name, Contender server)
    {
        var (address, clock) = Servers.Start(ServeYarp.Mode, server.Address.AbsoluteUri);
        return server with { Name = name, Address = address, Proxy = clock };
    }

    private async Task<IEnumerable<Contender>> GatewaysAsync(string file, PostgresPeople people)
    {
        var city = City = await BenchmarkCity.StartAsync(_certificates, Folder, file, people.ReadOnly, Steward);
        _running.Add(city);
        return
        [
            new(ContenderNames.GatewaySqlite, city.Gateway.Address, BenchmarkCity.SqliteDepartment, city.Gateway.Clock, city.SqliteAdapter.Clock),
            new(ContenderNames.GatewayPostgres, city.Gateway.Address, BenchmarkCity.PostgresDepartment, city.Gateway.Clock, city.PostgresAdapter.Clock, people.Processes),
        ];
    }
}
