using System.Globalization;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Identifiers;

namespace Gateway.Benchmarks.Materials;

/// <summary>What is registered: six departments with the people, and a bundle of three items that asks for two materials of each.</summary>
internal static class MaterialsDocuments
{
    public const string Bundle = "open_shop";
    public const int Materials = 12;

    private const int Items = 3;
    private const string Scenario = "review";

    /// <summary>Slugs of the departments.</summary>
    public static IReadOnlyList<string> Departments { get; } = ["minzheng", "renshe", "weijian", "shuiwu", "zhufang", "jiaoyu"];

    /// <summary>Everything, for the adapters of the departments in their order.</summary>
    public static IEnumerable<Document> All(IReadOnlyList<Uri> adapters) =>
    [
        .. CityDocuments.Common(),
        .. Departments.SelectMany((department, index) => CityDocuments.Side(department, CodeOf(index), adapters[index])),
        .. Departments.Select(EntryOf),
        .. Enumerable.Range(0, Items).Select(ItemOf),
        new Document
        {
            Bundle = new Bundle
            {
                Code = Bundle, Name = "开店一件事", LeadDepartment = "shenpi", InForceFrom = "2021-01-01", Items = { Enumerable.Range(0, Items).Select(ItemCode) },
            },
        },
        .. Departments.Select(AgreementOf),
    ];

    private static string ItemCode(int item) => string.Create(CultureInfo.InvariantCulture, $"11330100MB9001069P33307170051{item:D2}");

    private static string CodeOf(int department)
    {
        var organisation = string.Create(CultureInfo.InvariantCulture, $"MB01{department:D4}");
        var first = "11330100" + organisation + SocialCreditCode.OrganisationCheckCharacter(organisation);
        return first + SocialCreditCode.CheckCharacter(first);
    }

    private static Document EntryOf(string department)
    {
        var entry = CityDocuments.Entry(department);
        entry.Operations.Add(Operation.Verify);
        return new Document { Entry = entry };
    }

    private static Document AgreementOf(string department)
    {
        var agreement = CityDocuments.Agreement(department);
        agreement.Operations.Add(Operation.Verify);
        agreement.Purposes.Add(Enumerable.Range(0, Items).Select(item => new AgreedPurpose { ServiceItemCode = ItemCode(item), Scenarios = { Scenario } }));
        return new Document { Agreement = agreement };
    }

    private static Document ItemOf(int item) => new()
    {
        ServiceItem = new ServiceItem
        {
            Code = ItemCode(item),
            Name = string.Create(CultureInfo.InvariantCulture, $"开店第{item + 1}项"),
            Department = "shenpi",
            InForceFrom = "2021-01-01",

            // With so many in flight on so few processors patience would measure the queue, and answers come late.
            PatienceMs = 30_000,
            Parties = { new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } } },
            Materials = { Departments.Skip(item * 2).Take(2).SelectMany(MaterialsOf) },
        },
    };

    private static IEnumerable<Material> MaterialsOf(string department) =>
    [
        MaterialOf($"{department}_paper", new MaterialWay
        {
            Data = new DataWay
            {
                Department = department, Entry = "person", Major = 1, Conditions = { new DataCondition { Field = People.Columns[5], Test = DataTest.Present } },
            },
        }),
        MaterialOf($"{department}_proof", new MaterialWay
        {
            Verification = new VerificationWay { Department = department, Entry = "person", Major = 1, Claims = { "name" } },
        }),
    ];

    private static Material MaterialOf(string code, MaterialWay way) => new()
    {
        Code = code,
        Name = code,
        Kind = MaterialKind.Proof,
        Form = MaterialForm.Original,
        Issuer = "主管部门",
        Ways = { way },
    };
}
