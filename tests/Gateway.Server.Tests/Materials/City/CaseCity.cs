using System.Globalization;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.Certificates;
using Gateway.Server.Tests.City;
using Gateway.Storage.Cases;
using Gateway.Storage.Following;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Materials.City;

/// <summary>
/// A city whose approval office resolves cases: three departments hold what tests say they hold. Each test has items and applicants of its
/// own, so that tests of one class may share the city.
/// </summary>
internal sealed class CaseCity : IAsyncDisposable
{
    /// <summary>How long an item's applicants wait, unless the test says otherwise.</summary>
    public const int Patience = 400;

    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly List<FakeAdapter> _adapters = [];
    private int _serial = 100;
    private int _people;

    private CaseCity(TestCity city, WallClock clock) => (City, Clock) = (city, clock);

    public TestCity City { get; }

    public WallClock Clock { get; }

    /// <summary>Residents, licences and births.</summary>
    public DepartmentTables Gongan { get; private set; } = null!;

    /// <summary>Insurance, and who checks.</summary>
    public DepartmentTables Renshe { get; private set; } = null!;

    /// <summary>Firms, their older numbers, and the list of the dishonest.</summary>
    public DepartmentTables Shichang { get; private set; } = null!;

    public static async Task<CaseCity> StartAsync(Action<GatewayOptions>? configure = null, Action<WebApplicationBuilder>? build = null)
    {
        var clock = new WallClock();
        var city = new CaseCity(
            await TestCity.StartAsync(
                options =>
                {
                    options.Calendar = Path.Combine(RepositoryRoot.Path, "deploy", "calendars", "city.yaml");
                    options.Storage.FreshnessLimit = TimeSpan.FromSeconds(10);
                    configure?.Invoke(options);
                },
                builder =>
                {
                    builder.Services.AddSingleton<TimeProvider>(clock);
                    build?.Invoke(builder);
                }),
            clock);
        await city.RegisterAsync();
        return city;
    }

    /// <summary>Registers an item with agreements about every entry, and waits until it is served.</summary>
    /// <returns>Its code.</returns>
    public async Task<string> ItemAsync(Action<ServiceItem> change, Action<Agreement>? agreements = null, params string[] without)
    {
        var code = Registered.Item[..^3] + Interlocked.Increment(ref _serial).ToString("D3", CultureInfo.InvariantCulture);
        await City.ApplyAsync([ItemOf(code, change), .. CaseEntries.All.Where(entry => !without.Contains(entry.ApiName)).Select(entry => CaseEntries.Agreement(entry, code, agreements))]);
        await UntilKnownAsync(new Matter { ServiceItemCode = code });
        return code;
    }

    /// <summary>Registers an item that asks for materials.</summary>
    public Task<string> ItemAsync(params Gateway.Contracts.Management.V1.Material[] materials) => ItemAsync(item => item.Materials.AddRange(materials));

    /// <summary>Registers the second revision of an item, and waits until that binds.</summary>
    public Task ReviseAsync(string item, Action<ServiceItem> change) => BindAsync(ItemOf(item, each =>
    {
        each.Revision = 2;
        change(each);
    }));

    /// <summary>Changes an agreement of an item, and waits until that binds.</summary>
    public Task AgreeAsync(Entry entry, string item, Action<Agreement> change) => BindAsync(CaseEntries.Agreement(entry, item, change));

    public async Task<string> BundleAsync(params string[] items)
    {
        var code = "bundle_" + Interlocked.Increment(ref _serial).ToString(CultureInfo.InvariantCulture);
        await City.ApplyAsync(new Document
        {
            Bundle = new Bundle { Code = code, Name = "一件事", Items = { items }, LeadDepartment = "shenpi", InForceFrom = "2024-01-01" },
        });
        await UntilKnownAsync(new Matter { Bundle = code });
        return code;
    }

    /// <summary>A citizen number that no other test of the city has.</summary>
    public string Person() => Registered.Citizen(Interlocked.Increment(ref _people));

    /// <summary>The police issue a licence to somebody.</summary>
    /// <returns>Its identifier.</returns>
    public string License(string person, string state = "1")
    {
        var identifier = LicenceCity.Identifier(int.Parse(person[^4..^1], CultureInfo.InvariantCulture));
        Gongan.Hold(
            "licence", ("identifier", identifier), ("citizen_number", person), ("holder_name", "张三丰"), ("state", state), ("valid_from", new DateOnly(2020, 1, 1)));
        return identifier;
    }

    /// <summary>Somebody is insured.</summary>
    public void Insure(string person, string state = "1") => Renshe.Hold("insurance", ("citizen_number", person), ("state", state));

    /// <summary>Records of acts and exchanges of a case, in order.</summary>
    public async Task<List<ExchangeRecord>> RecordsAsync(CaseContext context) =>
        [.. (await LogOf.AllAsync(City)).Where(record => record.CaseNumber == context.CaseNumber)];

    public MaterialsService.MaterialsServiceClient Window() => new(City.ConnectConsumer());

    public HttpClient WindowHttp() =>
        new(TestChannel.Handler(City.Authority, City.Certificate("shenpi", "shenpi-window"))) { BaseAddress = City.Gateway.Address };

    public async Task<Told> ResolveAsync(ResolveRequest request)
    {
        var told = new List<ResolveResponse>();
        using var call = Window().Resolve(request);
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            told.Add(response);
        }

        return new Told(told);
    }

    public async Task<GetCaseResponse> CaseAsync(CaseContext context) => await Window().GetCaseAsync(new GetCaseRequest { Case = context });

    /// <summary>How a material stands, once that is so.</summary>
    public async Task<MaterialStatus> UntilAsync(CaseContext context, string material, Func<MaterialStatus, bool> holds, string what)
    {
        MaterialStatus? status = null;
        await Poll.UntilAsync(
            async () => holds(status = (await CaseAsync(context)).Materials.Single(each => each.Material == material)), Soon, what);
        return status!;
    }

    /// <summary>How an order stands.</summary>
    public async Task<OrderState> OrderAsync(string order) =>
        (OrderState)(await City.Gateway.Services.GetRequiredService<CaseStore>().FindOrderAsync(Guid.Parse(order), CancellationToken.None))!.State;

    /// <summary>Findings about a department that were made in a case.</summary>
    public async Task<IReadOnlyList<StoredFinding>> FindingsAsync(string department, CaseContext context) =>
    [
        .. (await City.Gateway.Services.GetRequiredService<CaseStore>().ListFindingsAsync(department, true, 1000, "", CancellationToken.None)).Rows
            .Where(listed => listed.CaseNumber == context.CaseNumber).Select(listed => listed.Finding),
    ];

    /// <summary>Runs a statement on the control database: what falls due falls due now.</summary>
    public async Task<int> SqlAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={City.Options.Storage.Path};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes something of a case's lines or orders due.</summary>
    public Task<int> DueAsync(CaseContext context, string table, string column) => SqlAsync(
        $"UPDATE {table} SET {column} = 1, leased_until = NULL WHERE {column} IS NOT NULL AND case_id IN (SELECT id FROM cases WHERE case_number = '{context.CaseNumber}')");

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        foreach (var adapter in _adapters)
        {
            await adapter.DisposeAsync();
        }
    }

    private static Document ItemOf(string code, Action<ServiceItem> change) => Registered.ServiceItem(item =>
    {
        (item.Code, item.Name, item.PatienceMs, item.CommitmentAllowed) = (code, "事项" + code[^3..], Patience, true);
        change(item);
    });

    private async Task BindAsync(Document document)
    {
        var follower = City.Gateway.Services.GetRequiredService<SnapshotFollower>();
        var before = follower.Current.Snapshot;
        await City.ApplyAsync(document);
        await Poll.UntilAsync(() => !ReferenceEquals(before, follower.Current.Snapshot), Soon, "the document binds");
    }

    private async Task RegisterAsync()
    {
        var (renshe, shichang) = (await FakeAdapter.StartAsync(City.Authority, "renshe"), await FakeAdapter.StartAsync(City.Authority, "shichang"));
        _adapters.AddRange([renshe, shichang]);
        Gongan = new(City.Adapter, CaseEntries.Resident, CaseEntries.Licence, CaseEntries.Birth);
        Renshe = new(renshe, CaseEntries.Insurance);
        Shichang = new(shichang, CaseEntries.Firm, CaseEntries.Dishonest, CaseEntries.OlderNumber);
        await City.ApplyAsync(
        [
            Registered.Department("renshe", "11330100MB9001018F", "市人力资源和社会保障局"), Registered.Department("shichang", "11330100MB9001026A", "市市场监督管理局"),
            Registered.Department("minzheng", "11330100MB90010345", "市民政局"),
            Registered.System("renshe-adapter", "renshe", SystemRole.Adapter, renshe.Address), Registered.System("shichang-adapter", "shichang", SystemRole.Adapter, shichang.Address),
            Registered.System("minzheng-window", "minzheng", SystemRole.Consumer),
            .. CaseEntries.All.Where(entry => entry.ApiName != "resident").Select(entry => new Document { Entry = entry }),
        ]);
    }

    private async Task UntilKnownAsync(Matter matter) => await Poll.UntilSucceedsAsync(
        async token => await Window().DescribeMatterAsync(new DescribeMatterRequest { Matter = matter }, cancellationToken: token), Soon, "the matter is known");
}

/// <summary>The system's time, which a test may set on; time that passes is measured as ever.</summary>
internal sealed class WallClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
