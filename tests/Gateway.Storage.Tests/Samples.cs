using Gateway.Contracts.Management.V1;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests;

/// <summary>A small sound city: each call makes new documents, so that a test may change them.</summary>
internal static class Samples
{
    public const string ItemCode = "11330100MB9001069P3330717005000";

    public static Document[] City() =>
        [Department("gongan"), Department("shenpi"), Consumer(), Adapter(), Entry(), Item(), Agreement()];

    public static Document Department(string slug) =>
        new() { Department = new() { Slug = slug, Code = "11330100MB9001069P", Name = "部门" + slug } };

    public static Document Consumer(string id = "window") => new()
    {
        System = new()
        {
            Id = id,
            Department = "shenpi",
            Name = "综合窗口",
            Role = SystemRole.Consumer,
            SpiffeIds = { $"spiffe://city/shenpi/{id}" },
        },
    };

    public static Document Adapter() => new()
    {
        System = new Proto.System
        {
            Id = "gongan-adapter",
            Department = "gongan",
            Name = "前置",
            Role = SystemRole.Adapter,
            Thumbprints = { new string('a', 64) },
            Addresses = { "https://127.0.0.1:8443" },
        },
    };

    public static Document Entry(uint revision = 1, uint major = 1) => new()
    {
        Entry = new()
        {
            Department = "gongan",
            ApiName = "resident",
            Code = "101001/000001",
            Name = "人口基本信息",
            Summary = "以公民身份号码查询。",
            Kind = EntryKind.Record,
            Major = major,
            Revision = revision,
            Fields =
            {
                Field(1, "citizen_number", Sensitivity.L3, Masking.Number),
                Field(2, "full_name", Sensitivity.L3, Masking.Name),
                Field(3, "registry", Sensitivity.L1, Masking.Unspecified),
            },
            KeyFields = { "citizen_number" },
            SubjectFields = { new SubjectField { Field = "citizen_number", Type = "111" } },
            ShareAttribute = ShareAttribute.Conditional,
            ShareBasis = "限于办理事项。",
            SharingModes = { SharingMode.Service },
            UpdateCycle = UpdateCycle.Daily,
            CacheSeconds = 60,
            Operations = { Operation.Lookup, Operation.Verify },
        },
    };

    public static Field Field(uint number, string name, Sensitivity sensitivity, Masking masking) => new()
    {
        Number = number,
        Name = "信息项",
        ApiName = name,
        Type = FieldType.Text,
        Length = 50,
        Sensitivity = sensitivity,
        Masking = masking,
    };

    public static Document Item(string code = ItemCode) => new()
    {
        ServiceItem = new() { Code = code, Name = "公租房资格确认", Department = "shenpi", InForceFrom = "2021-01-01" },
    };

    public static Document Agreement(string id = "a-1") => new()
    {
        Agreement = new()
        {
            Id = id,
            Consumer = "shenpi",
            Provider = "gongan",
            Entry = "resident",
            Major = 1,
            Operations = { Operation.Lookup },
            Fields =
            {
                new AgreedField { Field = "citizen_number", Grant = FieldGrant.Plain },
                new AgreedField { Field = "full_name" },
            },
            Purposes = { new AgreedPurpose { ServiceItemCode = ItemCode, Scenarios = { "acceptance" } } },
            LegalBasis = "《政务数据共享条例》第十九条",
            ValidFrom = "2025-08-01",
            ValidUntil = "2035-12-31",
            DailyQuota = 1000,
            SourceRanges = { "10.0.0.0/8" },
        },
    };
}
