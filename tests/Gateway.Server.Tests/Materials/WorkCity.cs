using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Calendars;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Material = Gateway.Contracts.Management.V1.Material;
using MaterialWay = Gateway.Contracts.Management.V1.MaterialWay;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Server.Tests.Materials;

/// <summary>
/// A city in which the approval bureau resolves cases and the police answer them: by data, by checks, and as those that are told. Residents
/// whose number is told as unknown are not in the register. One city serves many tests, each with cases of its own.
/// </summary>
public sealed class WorkCity : IAsyncLifetime
{
    public const string Item = Registered.Item;
    public const string Shop = "11110101MB009000XY3330131002002";
    public const string Bundle = "open_shop";
    public const string Follows = "特种行业许可证";
    public const string Question = "该申请人是否实际居住";

    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private TemporaryFolder _folder = null!;

    internal TestCity City { get; private set; } = null!;

    internal MaterialsService.MaterialsServiceClient Materials { get; private set; } = null!;

    /// <summary>Orders and findings as the police see them.</summary>
    internal DepartmentWorkService.DepartmentWorkServiceClient Police { get; private set; } = null!;

    /// <summary>The same of the approval bureau, by its steward.</summary>
    internal DepartmentWorkService.DepartmentWorkServiceClient Bureau { get; private set; } = null!;

    internal FiguresService.FiguresServiceClient Figures { get; private set; } = null!;

    internal DateOnly Today => City.Gateway.Services.GetRequiredService<JurisdictionClock>().Today;

    public async ValueTask InitializeAsync()
    {
        _folder = new TemporaryFolder();
        var year = TimeProvider.System.GetUtcNow().Year;
        await File.WriteAllTextAsync(
            _folder.At("calendar.yaml"), $"years:\n- {{ year: {year}, source: test }}\n- {{ year: {year + 1}, source: test }}\n");
        City = await TestCity.StartAsync(options => options.Calendar = _folder.At("calendar.yaml"));
        City.Adapter.Fetch = (request, _) => Task.FromResult(
            IsUnknown(request.Key[0].Value) ? new Gateway.Contracts.Adapter.V1.FetchResponse() : Registered.Answer(request));
        await City.ApplyAsync(
            Registered.ServiceItem(ItemOf),
            Registered.ServiceItem(item =>
            {
                ItemOf(item);
                (item.Code, item.Name, item.Revision) = (Shop, "开店登记", 1);
                item.Materials.Clear();
                item.Materials.Add([Identity(), Material("lease", "租赁合同", "")]);
            }),
            new Document { Bundle = new Bundle { Code = Bundle, Name = "开店一件事", Items = { Item, Shop }, LeadDepartment = "shenpi", InForceFrom = "2024-01-01" } });
        Materials = new(City.ConnectConsumer());
        Police = new(City.Connect(City.Certificate("gongan", "gongan-adapter")));
        Bureau = new(City.Connect(City.Certificate("shenpi", "steward")));
        Figures = new(City.Connect(City.Certificate("shenpi", "steward")));
        await Poll.UntilAsync(
            async () => await Refused.ReasonOrNoneAsync(Materials.DescribeMatterAsync(new DescribeMatterRequest { Matter = new Matter { Bundle = Bundle } })) == "",
            TimeSpan.FromSeconds(20),
            "the bundle is served");
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>From now on the register does not know this citizen.</summary>
    internal void Forget(string citizen)
    {
        lock (_unknown)
        {
            _unknown.Add(citizen);
        }
    }

    internal static CaseContext Case(string number) => new() { CaseNumber = number, Scenario = "acceptance", OfficerId = "officer-7" };

    /// <summary>Resolves a case of the item, or of the bundle, and gives its materials by name.</summary>
    internal async Task<Dictionary<string, MaterialStatus>> ResolveAsync(string number, string citizen = Registered.Resident, bool bundle = false)
    {
        var request = new ResolveRequest
        {
            Matter = bundle ? new Matter { Bundle = Bundle } : new Matter { ServiceItemCode = Item },
            Case = Case(number),
            Parties = { new Party { Role = "applicant", Subject = new Subject { Type = "111", Identifier = citizen } } },
        };
        using var call = Materials.Resolve(request);
        var materials = new Dictionary<string, MaterialStatus>(StringComparer.Ordinal);
        await foreach (var told in call.ResponseStream.ReadAllAsync())
        {
            if (told.Material is { } material)
            {
                materials[material.Material] = material;
            }
        }

        return materials;
    }

    /// <summary>How a material of a case stands.</summary>
    internal async Task<MaterialStatus> MaterialAsync(string number, string material) =>
        (await Materials.GetCaseAsync(new GetCaseRequest { Case = Case(number) })).Materials.Single(each => each.Material == material);

    /// <summary>Resolves a case that the police check; gives the order.</summary>
    internal async Task<string> OrderAsync(string number, string citizen = Registered.Resident) =>
        (await ResolveAsync(number, citizen))["residence"].Order.OrderId;

    /// <summary>Lets the open orders of a case be due, and waits until that is noticed.</summary>
    internal async Task PassDueAsync(string number)
    {
        await ExecuteAsync(
            "UPDATE case_orders SET due_at = 1000000 WHERE state = 1 AND case_id = (SELECT id FROM cases WHERE case_number = $number)", number);
        await Poll.UntilAsync(
            async () => (await MaterialAsync(number, "residence")).Order.State == OrderState.Overdue, TimeSpan.FromSeconds(30), "the order is overdue");
    }

    /// <summary>Changes the database behind the gateway's back.</summary>
    internal async Task ExecuteAsync(string sql, string number)
    {
        await using var connection = new SqliteConnection($"Data Source={City.Options.Storage.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$number", number);
        await command.ExecuteNonQueryAsync();
    }

    private bool IsUnknown(string citizen)
    {
        lock (_unknown)
        {
            return _unknown.Contains(citizen);
        }
    }

    private static void ItemOf(ServiceItem item)
    {
        item.Revision = 2;
        item.CommitmentAllowed = true;
        item.Materials.Add(
        [
            Identity(),
            Material(
                "residence", "居住证明", "公安机关",
                new MaterialWay { DepartmentCheck = new() { Department = "gongan", DueDays = 2, Question = Question } }),
            Material("pledge", "场所安全承诺", "", new MaterialWay { Commitment = new() { Text = "本人承诺场所安全。" } }),
            Material("photo", "证件照片", "照相馆"),
        ]);
        item.Announcements.Add(new Announcement { Department = "gongan", Follows = Follows, DueDays = 3 });
    }

    private static Material Identity() => Material(
        "identity", "户口簿", "公安机关",
        new MaterialWay
        {
            Data = new() { Department = "gongan", Entry = "resident", Major = 1, Conditions = { new DataCondition { Field = "name", Test = DataTest.Present } } },
        });

    private static Material Material(string code, string name, string issuer, params MaterialWay[] ways) => new()
    {
        Code = code,
        Name = name,
        Issuer = issuer,
        Kind = MaterialKind.Proof,
        Form = MaterialForm.Original,
        Ways = { ways },
    };
}
