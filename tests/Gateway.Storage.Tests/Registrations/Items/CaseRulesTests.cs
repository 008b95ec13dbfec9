using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations;

namespace Gateway.Storage.Tests.Registrations.Items;

public class CaseRulesTests
{
    private const string Data = "materials[1].ways[0].data";
    private const string Verification = "materials[1].ways[1].verification";

    private static readonly DocumentReader s_reader = new(TimeZoneInfo.Utc, new StringPool());

    public static TheoryData<string, string, Action<ServiceItem>> PartyFaults => new()
    {
        { "parties", "LIST_TOO_LONG", item => item.Parties.AddRange(Enumerable.Range(0, 14).Select(i => new CaseParty { Role = $"more{i}", Name = "其他" })) },
        { "parties[3]", "DUPLICATE", item => item.Parties.Add(item.Parties[2].Clone()) },
        { "parties[3].role", "API_NAME_MALFORMED", item => item.Parties.Add(new CaseParty { Role = "Seller", Name = "出卖人" }) },
        { "parties[1].name", "TEXT_MISSING", item => item.Parties[1].Name = "" },
        { "parties[1].name", "TEXT_TOO_LONG", item => item.Parties[1].Name = new string('甲', 51) },
        { "parties[1].type", "VALUE_UNKNOWN", item => item.Parties[1].Type = "999" },
        { "parties[1].values", "LIST_TOO_LONG", item => item.Parties[1].Values.AddRange(Enumerable.Range(0, 15).Select(i => $"more{i}")) },
        { "parties[1].values[2]", "DUPLICATE", item => item.Parties[1].Values.Add("full_name") },
        { "parties[1].values[2]", "API_NAME_MALFORMED", item => item.Parties[1].Values.Add("") },
        { "relations", "LIST_TOO_LONG", item => item.Relations.AddRange(Enumerable.Range(0, 8).Select(i => new Relation(item.Relations[0]) { Code = $"more{i}" })) },
        { "relations[1]", "DUPLICATE", item => item.Relations.Add(item.Relations[0].Clone()) },
        { "relations[0].code", "API_NAME_MALFORMED", item => item.Relations[0].Code = "" },
        { "relations[0].name", "TEXT_MISSING", item => item.Relations[0].Name = "" },
        { "relations[0].agent", "PARTY_UNKNOWN", item => item.Relations[0].Agent = "nobody" },
        { "relations[0].agent", "PARTY_UNKNOWN", item => item.Relations[0].Agent = "" },
        { "relations[0].principal", "PARTY_UNKNOWN", item => item.Relations[0].Principal = "nobody" },
        { "relations[0].principal", "RELATION_OF_ONE", item => item.Relations[0].Principal = "applicant" },
        { "relations[0].ways", "LIST_EMPTY", item => item.Relations[0].Ways.Clear() },
        { "relations[0].ways[2]", "DUPLICATE", item => item.Relations[0].Ways.Add(item.Relations[0].Ways[0].Clone()) },
        { "relations[0].ways[2]", "WAY_NOT_ONE", item => item.Relations[0].Ways.Add(new MaterialWay()) },
        { "relations[0].ways[2]", "RELATION_WAY_KIND", item => item.Relations[0].Ways.Add(new MaterialWay { Applicant = true }) },
        { "relations[0].ways[2]", "RELATION_WAY_KIND", item => item.Relations[0].Ways.Add(new MaterialWay { Commitment = new() }) },
        { "relations[0].ways[2]", "RELATION_WAY_KIND", item => item.Relations[0].Ways.Add(new MaterialWay { DepartmentCheck = new() }) },
        { "relations[0].ways[0].certificate.party", "PARTY_UNKNOWN", item => item.Relations[0].Ways[0].Certificate.Party = "nobody" },
        { "aliases.department", "SLUG_MALFORMED", item => item.Aliases.Department = "" },
        { "aliases.entry", "API_NAME_MALFORMED", item => item.Aliases.Entry = "" },
        { "aliases.major", "NUMBER_OUT_OF_RANGE", item => item.Aliases.Major = 0 },
        { "aliases.kind_field", "API_NAME_MALFORMED", item => item.Aliases.KindField = "" },
        { "aliases.number_field", "API_NAME_MALFORMED", item => item.Aliases.NumberField = "" },
        { "aliases.code_field", "API_NAME_MALFORMED", item => item.Aliases.CodeField = "A" },
        { "aliases", "ALIAS_FIELDS_NOT_DISTINCT", item => item.Aliases.CodeField = "number" },
        {
            "announcements", "LIST_TOO_LONG",
            item => item.Announcements.AddRange(Enumerable.Range(0, 32).Select(i => new Announcement(item.Announcements[0]) { Follows = $"许可{i}" }))
        },
        { "announcements[1]", "DUPLICATE", item => item.Announcements.Add(new Announcement(item.Announcements[0]) { DueDays = 6 }) },
        { "announcements[0].department", "SLUG_MALFORMED", item => item.Announcements[0].Department = "" },
        { "announcements[0].follows", "TEXT_MISSING", item => item.Announcements[0].Follows = "" },
        { "announcements[0].follows", "TEXT_TOO_LONG", item => item.Announcements[0].Follows = new string('许', 101) },
        { "announcements[0].due_days", "NUMBER_OUT_OF_RANGE", item => item.Announcements[0].DueDays = 0 },
        { "announcements[0].due_days", "NUMBER_OUT_OF_RANGE", item => item.Announcements[0].DueDays = 61 },
    };

    public static TheoryData<string, string, Action<ServiceItem>> WayFaults => new()
    {
        { Data + ".party", "PARTY_UNKNOWN", item => item.Materials[1].Ways[0].Data.Party = "nobody" },
        { Data + ".party", "PARTY_WITHOUT_IDENTIFIER", item => item.Materials[1].Ways[0].Data.Keys.Clear() },
        { Verification + ".party", "PARTY_UNKNOWN", item => item.Materials[1].Ways[1].Verification.Party = "nobody" },
        { "materials[1].ways[2].department_check.party", "PARTY_WITHOUT_IDENTIFIER", item => item.Materials[1].Ways[2].DepartmentCheck.Party = "premises" },
        { "materials[1].ways[3].commitment.party", "PARTY_WITHOUT_IDENTIFIER", item => item.Materials[1].Ways[3].Commitment.Party = "premises" },
        { "materials[1].ways[3].commitment.party", "PARTY_UNKNOWN", item => item.Materials[1].Ways[3].Commitment = new(item.Materials[1].Ways[3].Commitment) { Party = "nobody", BadCredit = null } },
        { "materials[0].ways[0].certificate.party", "PARTY_WITHOUT_IDENTIFIER", item => item.Materials[0].Ways[0].Certificate.Identifier = "" },
        { "materials[0].ways[0].certificate.identifier", "CASE_VALUE_IS_IDENTIFIER", item => item.Materials[0].Ways[0].Certificate.Identifier = "premises" },
        { "materials[0].ways[0].certificate.identifier", "CASE_VALUE_UNKNOWN", item => item.Materials[0].Ways[0].Certificate.Identifier = "firm.number" },
        { "materials[0].ways[0].certificate.identifier", "CASE_VALUE_MALFORMED", item => item.Materials[0].Ways[0].Certificate.Identifier = "firm." },
        { "materials[0].ways[0].certificate.conditions[1]", "DUPLICATE", item => item.Materials[0].Ways[0].Certificate.Conditions.Add(item.Materials[0].Ways[0].Certificate.Conditions[0].Clone()) },
        { "materials[0].ways[0].certificate.conditions[0].values", "CONDITION_VALUE_COUNT", item => item.Materials[0].Ways[0].Certificate.Conditions[0].Values.Clear() },
        {
            "materials[0].ways[0].certificate.conditions", "LIST_TOO_LONG",
            item => item.Materials[0].Ways[0].Certificate.Conditions.AddRange(Enumerable.Range(0, 16).Select(i => new DataCondition { Field = $"f{i}", Test = DataTest.Present }))
        },
        { Data + ".conditions[0].case_value", "CASE_VALUE_MALFORMED", item => item.Materials[1].Ways[0].Data.Conditions[0].CaseValue = "Firm" },
        { Data + ".conditions[0].case_value", "CASE_VALUE_MALFORMED", item => item.Materials[1].Ways[0].Data.Conditions[0].CaseValue = "firm.full_name.first" },
        { Data + ".conditions[0].case_value", "PARTY_UNKNOWN", item => item.Materials[1].Ways[0].Data.Conditions[0].CaseValue = "nobody.full_name" },
        { Data + ".conditions[0].case_value", "CASE_VALUE_UNKNOWN", item => item.Materials[1].Ways[0].Data.Conditions[0].CaseValue = "applicant.licence_identifier" },
        { Data + ".conditions[0].case_value", "PARTY_WITHOUT_IDENTIFIER", item => item.Materials[1].Ways[0].Data.Conditions[0].CaseValue = "premises" },
        { Data + ".conditions[0].case_value", "CASE_VALUE_TEST", item => item.Materials[1].Ways[0].Data.Conditions[0].Test = DataTest.OneOf },
        { Data + ".conditions[0].case_value", "CASE_VALUE_TEST", item => item.Materials[1].Ways[0].Data.Conditions[0].Test = DataTest.Present },
        { Data + ".conditions[0].case_value", "CASE_VALUE_AND_VALUES", item => item.Materials[1].Ways[0].Data.Conditions[0].Values.Add("1") },
        { Data + ".conditions[0].case_value", "CASE_VALUE_IS_IDENTIFIER", item => item.Materials[1].Ways[0].Data.Conditions[0].Test = DataTest.SameName },
        { "relations[0].ways[0].certificate.conditions[0].case_value", "SAME_NAME_WITHOUT_CASE_VALUE", item => item.Relations[0].Ways[0].Certificate.Conditions[0].CaseValue = "" },
        { Data + ".keys[0].field", "API_NAME_MALFORMED", item => item.Materials[1].Ways[0].Data.Keys[0].Field = "" },
        { Data + ".keys[1].field", "FIELD_BOUND_TWICE", item => item.Materials[1].Ways[0].Data.Keys[1].Field = "number_kind" },
        { Data + ".keys[1].case_value", "CASE_VALUE_MALFORMED", item => item.Materials[1].Ways[0].Data.Keys[1].CaseValue = "" },
        { Data + ".keys[1].case_value", "PARTY_UNKNOWN", item => item.Materials[1].Ways[0].Data.Keys[1].CaseValue = "nobody" },
        { Verification + ".claim_values[0].case_value", "PARTY_WITHOUT_IDENTIFIER", item => item.Materials[1].Ways[1].Verification.ClaimValues[0].CaseValue = "premises" },
        { Verification + ".claim_values[1].field", "FIELD_BOUND_TWICE", item => item.Materials[1].Ways[1].Verification.ClaimValues.Add(item.Materials[1].Ways[1].Verification.ClaimValues[0].Clone()) },
        { Verification + ".claim_values[1].field", "CLAIM_VALUE_UNUSED", item => item.Materials[1].Ways[1].Verification.ClaimValues.Add(new CaseBinding { Field = "number", CaseValue = "firm" }) },
        { Verification + ".claims[0]", "CLAIM_NOT_DECLARED", item => item.Materials[1].Ways[1].Verification.ClaimValues.Clear() },
        { "relations[0].ways[1].verification.claims[0]", "CLAIM_NOT_DECLARED", item => (item.Relations[0].Ways[0].Certificate.Conditions[0].CaseValue, item.Parties[0].Values[0]) = ("firm.full_name", "other_name") },
        { Verification + ".valid_days", "NUMBER_OUT_OF_RANGE", item => item.Materials[1].Ways[1].Verification.ValidDays = 366 },
        { "materials[1].ways[2].department_check.tells[0]", "CASE_VALUE_UNKNOWN", item => item.Materials[1].Ways[2].DepartmentCheck.Tells.Add("firm.nothing") },
        { "materials[1].ways[2].department_check.tells[0]", "CASE_VALUE_IS_IDENTIFIER", item => item.Materials[1].Ways[2].DepartmentCheck.Tells.Add("applicant") },
        { "materials[1].ways[2].department_check.silence", "VALUE_UNKNOWN", item => item.Materials[1].Ways[2].DepartmentCheck.Silence = (Silence)3 },
        { "materials[1].ways[2].department_check.question", "TEXT_TOO_LONG", item => item.Materials[1].Ways[2].DepartmentCheck.Question = new string('问', 201) },
        { "materials[1].ways[3].commitment.verify_days", "NUMBER_OUT_OF_RANGE", item => item.Materials[1].Ways[3].Commitment.VerifyDays = 61 },
    };

    [Theory, MemberData(nameof(PartyFaults)), MemberData(nameof(WayFaults))]
    public void A_fault_is_told_by_its_path_in_both_languages(string path, string code, Action<ServiceItem> spoil)
    {
        var document = CaseSamples.Item();
        spoil(document.ServiceItem);

        var fault = Assert.Single(Check(document));

        Assert.Equal((path, code), (fault.Path, fault.Code));
        Assert.DoesNotContain("{", fault.English + fault.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.English, character => character > 0x2FFF);
        Assert.Contains(fault.Chinese, character => character > 0x2FFF);
    }

    [Fact]
    public void The_sample_is_sound_and_a_party_without_type_and_values_is_too()
    {
        var plain = Samples.Item();
        plain.ServiceItem.Parties.Add(new CaseParty { Role = "witness", Name = "见证人" });

        Assert.Empty(Check(CaseSamples.Item()));
        Assert.Empty(Check(plain));
    }

    [Fact]
    public void A_commitment_open_to_all_may_be_of_a_party_without_identifier()
    {
        var document = CaseSamples.Item();
        var commitment = document.ServiceItem.Materials[1].Ways[3].Commitment;
        (commitment.Party, commitment.BadCredit) = ("premises", null);

        Assert.Empty(Check(document));
    }

    private static IReadOnlyList<RuleFault> Check(Document document)
    {
        var faults = new FaultList();
        DocumentRules.Check(document, s_reader, faults);
        return faults.Faults;
    }
}
