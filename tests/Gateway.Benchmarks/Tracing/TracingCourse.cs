using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Benchmarks.Exchanges.Servers;
using Gateway.Testing;

namespace Gateway.Benchmarks.Tracing;

/// <summary>Three gateways with an adapter each over one PostgreSQL: one that traces nothing, one a tenth, one everything; and a collector.</summary>
internal sealed class TracingCourse : IAsyncDisposable
{
    public const string Off = "off";
    public const string Tenth = "tenth";
    public const string All = "all";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<CityProgram> _programs = [];
    private readonly CityCertificates _certificates;
    private readonly Uri _collector = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));

    private TracingCourse()
    {
        _certificates = new CityCertificates(Folder);
        Generator = new LoadGenerator(_certificates.Consumer.Certificate, new PeerTrust(_certificates.Consumer.Authority));
    }

    public TemporaryFolder Folder { get; } = new();

    public LoadGenerator Generator { get; }

    public List<TracedPath> Paths { get; } = [];

    public static async Task<TracingCourse> StartAsync()
    {
        var course = new TracingCourse();
        try
        {
            await course.StartAllAsync();
            return course;
        }
        catch
        {
            await Console.Error.WriteLineAsync(course.Complaints());
            await course.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the programs printed last.</summary>
    public string Complaints() => string.Join('\n', _programs.Select(program => program.Tail));

    /// <summary>Spans that the collector got.</summary>
    public async Task<long> SpansAsync()
    {
        using var http = new HttpClient { DefaultRequestVersion = new Version(2, 0), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        return long.Parse(await http.GetStringAsync(new Uri(_collector, ServeTraces.CountPath)), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            await _running[i].DisposeAsync();
        }

        _certificates.Dispose();
        Folder.Dispose();
    }

    private async Task StartAllAsync()
    {
        var postgres = await PostgresServer.StartAsync();
        _running.Add(postgres);
        var people = await PostgresPeople.CreateAsync(await postgres.CreateDatabaseAsync(), CancellationToken.None);
        _running.Add(ChildProcess.Start(
            Path.Combine(AppContext.BaseDirectory, "Gateway.Benchmarks"), [ServeTraces.Mode, _collector.Port.ToString(CultureInfo.InvariantCulture)]));
        await Poll.UntilSucceedsAsync(_ => SpansAsync(), s_patience, "the collector answers");
        var steward = new LoadGenerator(_certificates.Steward.Certificate, new PeerTrust(_certificates.Steward.Authority));
        foreach (var (name, share) in new[] { (Off, (string?)null), (Tenth, "0.1"), (All, "1") })
        {
            await StartAsync(name, share, people, steward);
        }
    }

    private async Task StartAsync(string name, string? share, PostgresPeople people, LoadGenerator steward)
    {
        // Every span counts: with the usual queue of 2,048 most would be dropped at this rate, and what is dropped costs little.
        var environment = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = share is null ? null : _collector.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
            ["OTEL_TRACES_SAMPLER_ARG"] = share,
            ["OTEL_BSP_MAX_QUEUE_SIZE"] = "65536",
            ["OTEL_BSP_MAX_EXPORT_BATCH_SIZE"] = "4096",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
        };
        var gateway = await GatewayProgram.StartAsync(_certificates, Folder, $"gateway-{name}", environment: environment);
        var adapter = await AdapterProgram.StartAsync(name, "postgres", people.ReadOnly, _certificates, Folder, environment);
        _running.AddRange(gateway, adapter);
        _programs.AddRange([gateway, adapter]);
        await Registration.ApplyAsync(
            steward, gateway.Address, [.. CityDocuments.Common(), .. CityDocuments.Provider(name, CityDocuments.SqliteCode, adapter.Address)]);
        var contender = new Contender(name, gateway.Address, name, gateway.Clock, adapter.Clock, people.Processes);
        await Proof.CheckAsync(contender, Generator);
        Paths.Add(new TracedPath(contender, Lookups.Generic(name, CityDocuments.Context)));
    }
}
