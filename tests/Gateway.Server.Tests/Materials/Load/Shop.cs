using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Identifiers;
using Gateway.Server.Tests.City;
using Material = Gateway.Contracts.Management.V1.Material;
using Matter = Gateway.Contracts.Materials.V1.Matter;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>
/// What is registered where shops are opened: a bundle of three items that ask for twelve materials, two of each of six departments: a
/// paper that data replaces, and a proof that a verification does.
/// </summary>
internal static class Shop
{
    public const string Bundle = "open_shop";
    public const int Materials = 12;

    private const int Items = 3;

    /// <summary>Slugs of the departments.</summary>
    public static IReadOnlyList<string> Offices { get; } = ["minzheng", "renshe", "weijian", "shuiwu", "zhufang", "jiaoyu"];

    /// <summary>Everything but what every test city has.</summary>
    /// <param name="addresses">Of the departments' adapters, in their order.</param>
    /// <param name="terms">What the items say.</param>
    public static IEnumerable<Document> All(IReadOnlyList<string> addresses, ShopTerms terms) =>
    [
        .. Enumerable.Range(0, Offices.Count).SelectMany(office => OfOffice(office, addresses[office])),
        .. ItemsOf(terms),
        new Document
        {
            Bundle = new Bundle
            {
                Code = Bundle, Name = "开店一件事", LeadDepartment = "shenpi", InForceFrom = "2020-01-01", Items = { Enumerable.Range(0, Items).Select(CodeOf) },
            },
        },
        .. Offices.Select(AgreementOf),
    ];

    /// <summary>The items alone, as they are revised.</summary>
    public static IEnumerable<Document> ItemsOf(ShopTerms terms) => Enumerable.Range(0, Items).Select(item => ItemOf(item, terms));

    /// <summary>A case of the bundle.</summary>
    public static ResolveRequest Request(string caseNumber, string citizen) => new()
    {
        Matter = new Matter { Bundle = Bundle },
        Case = Context(caseNumber),
        Parties = { new Party { Role = "applicant", Subject = new Subject { Type = "111", Identifier = citizen }, Values = { ["name"] = "张三丰" } } },
    };

    public static CaseContext Context(string caseNumber) => new() { CaseNumber = caseNumber, Scenario = "acceptance", OfficerId = "officer-7" };

    /// <summary>A plain lookup of one department for the same purpose.</summary>
    public static LookupRequest Lookup(string office, string citizen) => new()
    {
        Department = office,
        Entry = "resident",
        Key = { ["citizen_number"] = citizen },
        Fields = { "address" },
        Context = new ExchangeContext { ServiceItemCode = CodeOf(0), Scenario = "acceptance", CaseNumber = "L-1", OfficerId = "officer-7" },
    };

    /// <summary>The department that a material is first asked of: "paper_2", "proof_2".</summary>
    public static int OfficeOf(string material) => material[^1] - '0';

    private static string CodeOf(int item) => string.Create(CultureInfo.InvariantCulture, $"11110101MB009000XY33301310021{item:D2}");

    private static IEnumerable<Document> OfOffice(int office, string address)
    {
        var slug = Offices[office];
        return
        [
            Registered.Department(slug, CreditCodeOf(office), $"市{slug}局"),
            Registered.System($"{slug}-adapter", slug, SystemRole.Adapter, address),
            Registered.Entry(entry => entry.Department = slug),
        ];
    }

    private static string CreditCodeOf(int office)
    {
        var organisation = string.Create(CultureInfo.InvariantCulture, $"MB01{office:D4}");
        var first = "12110101" + organisation + SocialCreditCode.OrganisationCheckCharacter(organisation);
        return first + SocialCreditCode.CheckCharacter(first);
    }

    private static Document AgreementOf(string office) => Registered.Agreement(agreement =>
    {
        agreement.Id = $"A-{office}";
        agreement.Provider = office;
        agreement.Purposes.Clear();
        agreement.Purposes.Add(Enumerable.Range(0, Items).Select(item => new AgreedPurpose { ServiceItemCode = CodeOf(item), Scenarios = { "acceptance" } }));
    });

    private static Document ItemOf(int item, ShopTerms terms) => Registered.ServiceItem(made =>
    {
        made.Code = CodeOf(item);
        made.Name = string.Create(CultureInfo.InvariantCulture, $"开店第{item + 1}项");
        made.Revision = terms.Revision;
        made.PatienceMs = (uint)terms.Patience.TotalMilliseconds;
        made.CommitmentAllowed = true;
        made.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
        made.Materials.Add(Enumerable.Range(item * 2, 2).SelectMany(office => MaterialsOf(office, terms)));
    });

    private static IEnumerable<Material> MaterialsOf(int office, ShopTerms terms)
    {
        var next = (office + 1) % Offices.Count;
        var (paper, proof) = (MaterialOf("paper", office), MaterialOf("proof", office));
        paper.Ways.Add(Data(office, "address"));
        proof.Ways.Add(new MaterialWay { Verification = new VerificationWay { Department = Offices[office], Entry = "resident", Major = 1, Claims = { "name" } } });
        if (terms.Fallbacks)
        {
            paper.Ways.Add(Data(next, "birth_date"));
        }

        if (terms.Checks)
        {
            paper.Ways.Add(new MaterialWay { DepartmentCheck = new DepartmentCheckWay { Department = Offices[office], DueDays = 3, Question = "材料是否属实" } });
        }

        if (terms.Commitments)
        {
            proof.Ways.Add(new MaterialWay { Commitment = new CommitmentWay { Text = "本人承诺所述属实。" } });
        }

        return [paper, proof];
    }

    private static Material MaterialOf(string kind, int office) => new()
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"{kind}_{office}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"{kind}材料{office}"),
        Kind = MaterialKind.Proof,
        Form = MaterialForm.Original,
        Issuer = "主管部门",
    };

    private static MaterialWay Data(int office, string field) => new()
    {
        Data = new DataWay
        {
            Department = Offices[office],
            Entry = "resident",
            Major = 1,
            Conditions = { new DataCondition { Field = field, Test = DataTest.Present } },
        },
    };
}
