using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>What is registered: a consumer, two departments with the same entry, and an agreement with each.</summary>
internal static class CityDocuments
{
    private const string Item = "11330100MB9001069P3330717005000";

    /// <summary>Social credit code of the department whose data is in SQLite.</summary>
    public const string SqliteCode = "11330100MB9001018F";

    /// <summary>Entries that the adapters map to the same table as <c>person</c>: those that are revised while they are called.</summary>
    public static readonly IReadOnlyList<string> Revised = [.. Enumerable.Range(0, 10).Select(number => $"entry{number}")];

    /// <summary>The field that a revision adds.</summary>
    public static Field Added => new() { Number = 9, ApiName = "remark", Name = "remark", Type = FieldType.Text, Sensitivity = Sensitivity.L2 };

    /// <summary>The purpose of every call.</summary>
    public static ExchangeContext Context => new()
    {
        ServiceItemCode = Item,
        Scenario = "review",
        CaseNumber = "2026-0001",
        OfficerId = "o-17",
    };

    public static IEnumerable<Document> Common() =>
    [
        Department("shenpi", "11330100MB9001069P"),
        System("window", "shenpi", SystemRole.Consumer, null),
        System("steward", "shenpi", SystemRole.Steward, null),
        new() { ServiceItem = new ServiceItem { Code = Item, Name = "公共租赁住房保障资格确认", Department = "shenpi", InForceFrom = "2021-01-01" } },
    ];

    /// <summary>A department with its adapter, its entry and its agreement.</summary>
    public static IEnumerable<Document> Provider(string slug, string code, Uri adapter) =>
    [
        .. Side(slug, code, adapter),
        new() { Entry = Entry(slug) },
        new() { Agreement = Agreement(slug) },
    ];

    /// <summary>A department with its adapter.</summary>
    public static IEnumerable<Document> Side(string slug, string code, Uri adapter) =>
        [Department(slug, code), System($"{slug}-adapter", slug, SystemRole.Adapter, adapter)];

    private static Document Department(string slug, string code) => new() { Department = new Department { Slug = slug, Code = code, Name = slug } };

    private static Document System(string id, string department, SystemRole role, Uri? address) => new()
    {
        System = new Contracts.Management.V1.System
        {
            Id = id,
            Department = department,
            Name = id,
            Role = role,
            SpiffeIds = { CityCertificates.SpiffeId(department, id) },
            Addresses = { address is null ? [] : [address.GetLeftPart(UriPartial.Authority)] },
        },
    };

    /// <summary>The entry of a department.</summary>
    public static Entry Entry(string department) => new()
    {
        Department = department,
        ApiName = "person",
        Code = "307011000001",
        Name = "人口基本信息",
        Summary = "户籍登记的基本信息。",
        Kind = EntryKind.Record,
        Major = 1,
        Revision = 1,
        Fields = { People.Columns.Select(Field) },
        KeyFields = { "id" },
        SubjectFields = { new SubjectField { Field = "id", Type = "111" } },
        ShareAttribute = ShareAttribute.Conditional,
        ShareBasis = "限于行政审批事项。",
        SharingModes = { SharingMode.Service },
        UpdateCycle = UpdateCycle.RealTime,
        Operations = { Operation.Lookup, Operation.LookupMany },
    };

    private static Field Field(string column, int index) => new()
    {
        Number = (uint)index + 1,
        ApiName = column,
        Name = column,
        Type = column switch
        {
            "birth" => FieldType.Date,
            "sex" or "region" => FieldType.Code,
            _ => FieldType.Text,
        },
        Sensitivity = Sensitivity.L2,
        CodeTable = column switch
        {
            "sex" => "GB/T 2261.1-2003",
            "region" => "GB/T 2260-2007",
            _ => "",
        },
    };

    /// <summary>The agreement about an entry.</summary>
    public static Agreement Agreement(string provider, string entry = "person") => new()
    {
        Id = $"shenpi-{provider}-{entry}",
        Consumer = "shenpi",
        Provider = provider,
        Entry = entry,
        Major = 1,
        Operations = { Operation.Lookup, Operation.LookupMany },
        Fields = { People.Columns.Select(column => new AgreedField { Field = column, Grant = FieldGrant.Plain }) },
        Purposes = { new AgreedPurpose { ServiceItemCode = Item, Scenarios = { "review" } } },
        LegalBasis = "《公共租赁住房管理办法》第七条",
        ValidFrom = "2021-01-01",
        ValidUntil = "2099-12-31",
        // Both are counted on every call, as they are in life, and neither is ever reached.
        DailyQuota = 1_000_000_000,
        RatePerSecond = 1_000_000,
    };
}
