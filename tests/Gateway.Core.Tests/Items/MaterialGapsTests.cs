using CsCheck;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Core.Items.Gaps;
using Gateway.Core.Snapshots;
using Xunit;

namespace Gateway.Core.Tests.Items;

public class MaterialGapsTests
{
    private static readonly EntryKey s_resident = new("gongan", "resident", 1);

    private static readonly Gen<MaterialWay> s_way = Gen.Select(Gen.Int[0, 3], World.Name, World.FieldName.Array[1, 2], Gen.OneOf(DataTest.Present, DataTest.Equals))
        .Select(MaterialWay (kind, entry, fields, test) => kind switch
        {
            0 => new CertificateWay("", s_resident with { Name = entry }) { Face = test == DataTest.Equals ? Rule(test, fields) : null },
            1 => new DataWay(s_resident with { Name = entry }, Rule(test, fields)),
            2 => new VerificationWay(s_resident with { Name = entry }, [.. fields]),
            _ => new CommitmentWay("", new BadCredit(s_resident with { Name = entry }, Rule(DataTest.OneOf, fields))),
        });

    public static TheoryData<string, Func<Agreement, Agreement>> Lacking => new()
    {
        { "GAP_AGREEMENT_MISSING", agreement => agreement with { Consumer = "minzheng" } },
        { "GAP_AGREEMENT_MISSING", agreement => agreement with { Entry = s_resident with { Major = 2 } } },
        { "GAP_AGREEMENT_ENDED", agreement => agreement with { State = AgreementState.Ended } },
        { "GAP_AGREEMENT_ENDED", agreement => agreement with { Validity = Days(-9, -1) } },
        { "GAP_AGREEMENT_NOT_YET", agreement => agreement with { Validity = Days(1, 9) } },
        { "GAP_AGREEMENT_SUSPENDED", agreement => agreement with { State = AgreementState.Suspended } },
        { "GAP_OPERATION_NOT_AGREED", agreement => agreement with { Operations = Operations.Verify } },
        { "GAP_PURPOSE_NOT_AGREED", agreement => agreement with { Purposes = [new AgreedPurpose("item-2", ["acceptance"])] } },
        { "GAP_FIELDS_NOT_AGREED", agreement => agreement with { Fields = [new AgreedField("name", FieldGrant.Plain)] } },
        { "GAP_FIELDS_MASKED", agreement => agreement with { Fields = [new("name", FieldGrant.Plain), new("number", FieldGrant.Masked)] } },
    };

    [Theory, MemberData(nameof(Lacking))]
    public void What_an_agreement_lacks_is_told_by_its_path(string code, Func<Agreement, Agreement> spoil)
    {
        var item = Item(new DepartmentCheckWay("gongan", 3), new DataWay(s_resident, Rule(DataTest.Equals, ["name", "number"])), ApplicantWay.Instance);

        Assert.Empty(MaterialGaps.Find(City(World.Entry(), Agreement()), item, World.Now));
        var gap = Assert.Single(MaterialGaps.Find(City(World.Entry(), spoil(Agreement())), item, World.Now));

        Assert.Equal(("materials[0].ways[1].data", code), (gap.Fault.Path, gap.Fault.Code));
        Assert.Equal((item, "paper", "shenpi", s_resident), (gap.Item, gap.About.Code, gap.Department, gap.Entry));
        Assert.DoesNotContain("{", gap.Fault.English + gap.Fault.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_withdrawn_or_not_shared_is_a_gap_whatever_is_agreed()
    {
        var item = Item(new VerificationWay(s_resident, ["name"]));

        Assert.Equal("GAP_ENTRY_WITHDRAWN", Assert.Single(MaterialGaps.Find(City(World.Entry() with { Withdrawn = true }, Agreement()), item, World.Now)).Fault.Code);
        Assert.Equal(
            "GAP_ENTRY_NOT_SHARED",
            Assert.Single(MaterialGaps.Find(City(World.Entry() with { ShareAttribute = ShareAttribute.NotShared }, Agreement()), item, World.Now)).Fault.Code);
    }

    [Fact]
    public void An_item_that_is_over_lacks_nothing_and_one_to_come_does()
    {
        var item = Item(new CertificateWay("", s_resident));

        Assert.Empty(MaterialGaps.Find(City(World.Entry()), item with { InForce = Days(-9, -1) }, World.Now));
        Assert.Single(MaterialGaps.Find(City(World.Entry()), item with { InForce = Days(1, 9) }, World.Now));
    }

    [Fact]
    public void One_of_several_agreements_is_enough_and_the_nearest_says_what_is_missing()
    {
        var item = Item(new CertificateWay("", s_resident));
        var ended = Agreement() with { Id = "a-0", State = AgreementState.Ended };
        var other = Agreement() with { Id = "a-2", Purposes = [new AgreedPurpose("item-2", ["acceptance"])] };

        Assert.Empty(MaterialGaps.Find(City(World.Entry(), ended, Agreement(), other), item, World.Now));
        var gap = Assert.Single(MaterialGaps.Find(City(World.Entry(), ended, other), item, World.Now));
        Assert.Contains("a-2", gap.Fault.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Relations_and_older_numbers_are_looked_for_as_materials_are()
    {
        var item = Item() with
        {
            Relations = [new Relation("parent", "监护关系", "applicant", "child", [new VerificationWay(s_resident, ["address"])])],
            Aliases = new AliasSource(s_resident, "name", "number", "address"),
        };
        var plain = Agreement() with { Fields = [new("address", FieldGrant.Plain)] };

        var gaps = MaterialGaps.Find(City(World.Entry(), Agreement()), item, World.Now);

        Assert.Equal(
            [("parent", "监护关系", "relations[0].ways[0].verification", "GAP_FIELDS_NOT_AGREED"), ("aliases", "企业旧证号对照", "aliases", "GAP_FIELDS_NOT_AGREED")],
            gaps.Select(gap => (gap.About.Code, gap.About.Name, gap.Fault.Path, gap.Fault.Code)));
        Assert.Empty(MaterialGaps.Find(City(World.Entry(), plain), item, World.Now));
        var masked = MaterialGaps.Find(City(World.Entry(), plain with { Fields = [new("address", FieldGrant.Masked)] }), item, World.Now);
        Assert.Equal(("aliases", "GAP_FIELDS_MASKED"), (Assert.Single(masked).Fault.Path, masked[0].Fault.Code));
    }

    [Theory]
    [InlineData(DataTest.Equals)]
    [InlineData(DataTest.SameName)]
    public void What_is_compared_with_a_value_of_the_case_is_needed_plain(DataTest test)
    {
        var rule = new DataRule([new DataCondition("name", test, []) { Case = new CaseValue("applicant", "full_name") }]);
        var masked = Agreement() with { Fields = [new("name", FieldGrant.Masked)] };

        foreach (var way in new MaterialWay[] { new DataWay(s_resident, rule), new CertificateWay("", s_resident) { Face = rule } })
        {
            Assert.Empty(MaterialGaps.Find(City(World.Entry(), Agreement()), Item(way), World.Now));
            Assert.Equal("GAP_FIELDS_MASKED", Assert.Single(MaterialGaps.Find(City(World.Entry(), masked), Item(way), World.Now)).Fault.Code);
        }
    }

    [Fact]
    public void Whoever_leads_a_bundle_with_the_item_needs_agreements_of_its_own()
    {
        var item = Item(new CertificateWay("", s_resident));
        Bundle Led(string code, string lead, Validity inForce) => new(code, "", lead, ["item-1", "item-2"], inForce);
        Snapshot With(params Bundle[] bundles) => City(World.Entry(), Agreement()).Apply(new SnapshotChanges { Bundles = bundles }, 2);

        Assert.Empty(MaterialGaps.Find(With(Led("own", "shenpi", Days(-9, 9)), Led("over", "minzheng", Days(-9, -1))), item, World.Now));
        var gap = Assert.Single(MaterialGaps.Find(
            With(Led("birth", "weijian", Days(-9, 9)), Led("child", "weijian", Days(1, 9)), Led("own", "shenpi", Days(-9, 9))), item, World.Now));
        Assert.Equal(("weijian", "GAP_AGREEMENT_MISSING", "materials[0].ways[0].certificate"), (gap.Department, gap.Fault.Code, gap.Fault.Path));
        Assert.StartsWith("weijian has no agreement about gongan/resident", gap.Fault.English, StringComparison.Ordinal);
        Assert.Single(MaterialGaps.Find(With(Led("birth", "weijian", Days(1, 9))), item, World.Now));

        // What nobody may ask is told once, whoever would.
        var withdrawn = With(Led("birth", "weijian", Days(-9, 9))).Apply(new SnapshotChanges { Entries = [World.Entry() with { Withdrawn = true }] }, 3);
        Assert.Equal("shenpi", Assert.Single(MaterialGaps.Find(withdrawn, item, World.Now)).Department);
    }

    /// <summary>Where nothing is missing a call is allowed, with every compared field plain; where something is, no scenario of the item helps.</summary>
    [Fact]
    public void There_is_a_gap_just_where_the_decision_would_refuse() =>
        Gen.Select(World.ChangesOf(6), s_way).Sample(
            (changes, way) =>
            {
                var snapshot = Snapshot.Empty.Apply(changes, 1).Apply(Callable(changes), 2);
                var item = snapshot.Items.Find("item-1")!;
                var needs = WayOf(way);
                if (snapshot.FindEntry(needs.Entry.Department, needs.Entry.Name, 1) is not { } entry)
                {
                    return MaterialGaps.Find(snapshot, item with { Materials = [Paper(way)] }, World.Now).Count == 0;
                }

                // That the entry offers the operation was checked when the item was registered.
                var offered = (entry.Operations & needs.Operation) != 0;
                var gaps = MaterialGaps.Find(snapshot, item with { Materials = [Paper(way)] }, World.Now);
                return !offered || CallersOf(snapshot).All(caller =>
                    s_scenarios.Any(scenario => IsAllowed(snapshot, needs, entry, caller, scenario))
                    == gaps.All(gap => gap.Department != caller && !s_ofEntry.Contains(gap.Fault.Code)));
            },
            iter: 5_000);

    private static readonly string[] s_scenarios = ["acceptance", "review"];

    private static readonly string[] s_ofEntry = ["GAP_ENTRY_WITHDRAWN", "GAP_ENTRY_NOT_SHARED"];

    private static IEnumerable<string> CallersOf(Snapshot snapshot) => snapshot.Bundles.Select(pair => pair.Value)
        .Where(bundle => bundle.Items.Contains("item-1"))
        .Select(bundle => bundle.LeadDepartment)
        .Append("shenpi")
        .Distinct();

    private static bool IsAllowed(
        Snapshot snapshot, (EntryKey Entry, Operations Operation, string[] Fields, string[] Plain) needs, Entry entry, string caller, string scenario)
    {
        // One agreement grants all at once, so each is asked alone.
        foreach (var agreement in snapshot.FindAgreements(caller, entry.Key))
        {
            var alone = Snapshot.Empty.Apply(
                new SnapshotChanges
                {
                    Entries = [entry],
                    Agreements = [agreement],
                    Items = [snapshot.Items.Find("item-1")!],
                    Systems = [new RegisteredSystem("caller", caller, "caller", SystemRole.Consumer, [$"spiffe://city/{caller}/caller"], [], [], false)],
                    Bundles = [.. snapshot.Bundles.Select(pair => pair.Value)],
                },
                1);
            var decision = Decider.Decide(alone, new Question
            {
                System = "caller",
                Department = entry.Key.Department,
                Entry = entry.Key.Name,
                Major = 1,
                Operation = needs.Operation,
                Fields = needs.Fields,
                AllFields = needs.Fields.Length == 0,
                Purpose = new Purpose("item-1", scenario, "case", null, "officer"),
                SourceAddress = null,
                Now = World.Now,
                SnapshotIsFresh = true,
            });

            // In this world every masking withholds the value, so that not even its presence can be asked.
            if (decision.IsAllowed && needs.Plain.All(field => decision.Plain.Contains(entry.IndexOf(field))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The item in force, and so its bundles; agreements of any source, with scenarios, as they are registered.</summary>
    private static SnapshotChanges Callable(SnapshotChanges changes) => new()
    {
        Items = [new ServiceItem("item-1", "item-1", "shenpi", Days(-9, 9))],
        Bundles = [.. changes.Bundles.Select(bundle => bundle with { InForce = Days(-9, 9) })],
        Agreements =
        [
            .. changes.Agreements.Select(agreement => agreement with
            {
                SourceRanges = [],
                Purposes = [.. agreement.Purposes.Where(purpose => purpose.Scenarios.Length > 0)],
            }),
        ],
    };

    private static (EntryKey Entry, Operations Operation, string[] Fields, string[] Plain) WayOf(MaterialWay way) => way switch
    {
        DataWay data => (data.Source, Operations.Lookup, [.. data.Rule.Fields], [.. data.Rule.Fields]),
        CommitmentWay { BadCredit: { } credit } => (credit.Source, Operations.Lookup, [.. credit.Mark.Fields], [.. credit.Mark.Fields]),
        VerificationWay verification => (verification.Source, Operations.Verify, [.. verification.Claims], []),
        CertificateWay certificate => (certificate.Holder, Operations.Lookup, [.. certificate.Face?.Fields ?? []], [.. certificate.Face?.Fields ?? []]),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    private static Snapshot City(Entry entry, params Agreement[] agreements) =>
        Snapshot.Empty.Apply(new SnapshotChanges { Entries = [entry], Agreements = agreements }, 1);

    private static ServiceItem Item(params MaterialWay[] ways) => new("item-1", "事项", "shenpi", Days(-9, 9)) { Materials = [Paper(ways)] };

    private static Material Paper(params MaterialWay[] ways) => new("paper", "材料", MaterialKind.Proof, MaterialForm.Original, "", "", [.. ways]);

    private static DataRule Rule(DataTest test, string[] fields) =>
        new([.. fields.Distinct().Select(field => new DataCondition(field, test, test == DataTest.Present ? [] : ["1"]))]);

    private static Agreement Agreement() => new()
    {
        Id = "a-1",
        Revision = 1,
        Consumer = "shenpi",
        Entry = s_resident,
        Operations = Operations.Lookup | Operations.Verify,
        Fields = [new("name", FieldGrant.Plain), new("number", FieldGrant.Plain)],
        Purposes = [new AgreedPurpose("item-1", ["acceptance"])],
        LegalBasis = "",
        Validity = Days(-9, 9),
        DailyQuota = 0,
        RatePerSecond = 0,
        SourceRanges = [],
        State = AgreementState.Active,
    };

    private static Validity Days(int from, int until) =>
        Validity.Of(DateOnly.FromDateTime(World.Now.Date).AddDays(from), DateOnly.FromDateTime(World.Now.Date).AddDays(until), TimeZoneInfo.Utc);
}
