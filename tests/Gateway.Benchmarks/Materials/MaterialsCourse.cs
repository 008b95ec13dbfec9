using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Servers;
using Gateway.Testing;

namespace Gateway.Benchmarks.Materials;

/// <summary>
/// Everything that runs while cases are resolved: an adapter of each department over SQLite, PostgreSQL, and two gateways, which keep their
/// cases in the one and the other.
/// </summary>
internal sealed class MaterialsCourse : IAsyncDisposable
{
    // A machine that is full from the first second on confirms nothing within the usual second until everything is compiled.
    private const string Freshness = "\n  freshnessLimit: 00:00:10";

    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<CityProgram> _programs = [];
    private readonly CityCertificates _certificates;
    private readonly LoadGenerator _steward;

    private MaterialsCourse()
    {
        _certificates = new CityCertificates(Folder);
        var trust = new PeerTrust(_certificates.Consumer.Authority);
        Generator = new LoadGenerator(_certificates.Consumer.Certificate, trust);
        _steward = new LoadGenerator(_certificates.Steward.Certificate, trust);
    }

    public TemporaryFolder Folder { get; } = new();

    public LoadGenerator Generator { get; }

    /// <summary>The paths: resolutions, and plain lookups of one of the departments through the same gateways.</summary>
    public IReadOnlyList<MaterialsPath> Paths { get; private set; } = [];

    public static async Task<MaterialsCourse> StartAsync(CancellationToken cancellationToken)
    {
        var course = new MaterialsCourse();
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

    /// <summary>What the servers printed last.</summary>
    public string Complaints() => string.Join('\n', _programs.Select(program => program.Tail));

    public async ValueTask DisposeAsync()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            await _running[i].DisposeAsync();
        }

        _certificates.Dispose();
        Folder.Dispose();
    }

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        var postgres = await PostgresServer.StartAsync(cancellationToken);
        _running.Add(postgres);
        var file = Folder.At("people.db");
        await SqlitePeople.CreateAsync(file, cancellationToken);
        var adapters = new List<CityProgram>();
        foreach (var department in MaterialsDocuments.Departments)
        {
            adapters.Add(Run(await AdapterProgram.StartAsync(department, "sqlite", $"Data Source={file}", _certificates, Folder)));
        }

        var embedded = Run(await GatewayProgram.StartAsync(_certificates, Folder, "embedded", storage: "provider: sqlite\n  path: registry.db" + Freshness));
        var cases = await postgres.CreateDatabaseAsync(cancellationToken);
        var grown = Run(await GatewayProgram.StartAsync(
            _certificates, Folder, "grown", storage: $"provider: postgres\n  connectionString: \"{cases}\"\n  migrateAtStart: true" + Freshness));
        foreach (var gateway in new[] { embedded, grown })
        {
            await Registration.ApplyAsync(_steward, gateway.Address, MaterialsDocuments.All([.. adapters.Select(adapter => adapter.Address)]));
        }

        var database = await PostgresPeople.ProcessesAsync(cases, cancellationToken);
        var lookups = Lookups.Generic(MaterialsDocuments.Departments[0], CityDocuments.Context);
        Paths =
        [
            new(new("resolve-sqlite", embedded.Address, MaterialsDocuments.Departments[0], embedded.Clock, adapters[0].Clock), new Resolutions()),
            new(new("resolve-postgres", grown.Address, MaterialsDocuments.Departments[0], grown.Clock, adapters[0].Clock, database), new Resolutions()),
            new(new("lookup-sqlite", embedded.Address, MaterialsDocuments.Departments[0], embedded.Clock, adapters[0].Clock), lookups),
            new(new("lookup-postgres", grown.Address, MaterialsDocuments.Departments[0], grown.Clock, adapters[0].Clock, database), lookups),
        ];
    }

    private CityProgram Run(CityProgram program)
    {
        _running.Add(program);
        _programs.Add(program);
        return program;
    }
}
