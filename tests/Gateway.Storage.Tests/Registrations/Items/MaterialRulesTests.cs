using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations;

namespace Gateway.Storage.Tests.Registrations.Items;

public class MaterialRulesTests
{
    private static readonly DocumentReader s_reader = new(TimeZoneInfo.Utc, new StringPool());

    public static TheoryData<string, string, Action<ServiceItem>> Faults => new()
    {
        { "revision", "NUMBER_OUT_OF_RANGE", item => item.Revision = 1_000_001 },
        { "type", "VALUE_UNKNOWN", item => item.Type = (ItemType)12 },
        { "list", "VALUE_UNKNOWN", item => item.List = (ItemList)4 },
        { "level", "VALUE_UNKNOWN", item => item.Level = (ItemLevel)7 },
        { "level", "ITEM_LEVEL_MISMATCH", item => item.Level = ItemLevel.Province },
        { "legal_basis[1]", "DUPLICATE", item => item.LegalBasis.Add(item.LegalBasis[0]) },
        { "legal_basis[0]", "TEXT_MISSING", item => item.LegalBasis[0] = "" },
        { "statutory_days", "NUMBER_OUT_OF_RANGE", item => item.StatutoryDays = 1001 },
        { "promised_days", "ITEM_PROMISE_BEYOND_LAW", item => item.PromisedDays = 21 },
        { "patience_ms", "NUMBER_OUT_OF_RANGE", item => item.PatienceMs = 99 },
        { "patience_ms", "NUMBER_OUT_OF_RANGE", item => item.PatienceMs = 60_001 },
        { "materials", "LIST_TOO_LONG", item => item.Materials.AddRange(Enumerable.Range(0, 63).Select(i => new Material(item.Materials[0]) { Code = $"more{i}" })) },
        { "materials[1]", "DUPLICATE", item => item.Materials[1].Code = item.Materials[0].Code },
        { "materials[0].code", "API_NAME_MALFORMED", item => item.Materials[0].Code = "Licence" },
        { "materials[0].name", "TEXT_MISSING", item => item.Materials[0].Name = "" },
        { "materials[0].kind", "VALUE_UNKNOWN", item => item.Materials[0].Kind = 0 },
        { "materials[0].form", "VALUE_UNKNOWN", item => item.Materials[0].Form = 0 },
        { "materials[0].necessity", "VALUE_UNKNOWN", item => item.Materials[0].Necessity = (Necessity)3 },
        { "materials[0].condition", "MATERIAL_CONDITION_MISSING", item => item.Materials[0].Condition = "" },
        { "materials[0].condition", "MATERIAL_CONDITION_UNUSED", item => item.Materials[0].Necessity = Necessity.Required },
        { "materials[0].issuer", "TEXT_PADDED", item => item.Materials[0].Issuer = " a" },
        { "materials[0].ways[1]", "DUPLICATE", item => item.Materials[0].Ways.Add(item.Materials[0].Ways[0].Clone()) },
        { "materials[0].ways[0]", "WAY_NOT_ONE", item => item.Materials[0].Ways[0] = new() },
        { "materials[0].ways[0]", "WAY_NOT_ONE", item => item.Materials[0].Ways[0].Applicant = true },
        { "materials[1].ways[5]", "WAY_AFTER_APPLICANT", item => item.Materials[1].Ways.Add(item.Materials[0].Ways[0]) },
        { "materials[0].ways[0].certificate.type_code", "CERTIFICATE_TYPE_MALFORMED", item => item.Materials[0].Ways[0].Certificate.TypeCode = "1" },
        { "materials[0].ways[0].certificate.department", "SLUG_MALFORMED", item => item.Materials[0].Ways[0].Certificate.Department = "" },
        { "materials[0].ways[0].certificate.entry", "API_NAME_MALFORMED", item => item.Materials[0].Ways[0].Certificate.Entry = "" },
        { "materials[0].ways[0].certificate.major", "NUMBER_OUT_OF_RANGE", item => item.Materials[0].Ways[0].Certificate.Major = 0 },
        { "materials[1].ways[0].data.conditions", "LIST_EMPTY", item => item.Materials[1].Ways[0].Data.Conditions.Clear() },
        { "materials[1].ways[0].data.conditions[0].field", "API_NAME_MALFORMED", item => item.Materials[1].Ways[0].Data.Conditions[0].Field = "" },
        { "materials[1].ways[0].data.conditions[0].test", "VALUE_UNKNOWN", item => item.Materials[1].Ways[0].Data.Conditions[0].Test = 0 },
        { "materials[1].ways[0].data.conditions[0].values", "CONDITION_VALUE_COUNT", item => item.Materials[1].Ways[0].Data.Conditions[0].Values.Add("2") },
        { "materials[1].ways[0].data.conditions[0].values", "CONDITION_VALUES_UNUSED", item => item.Materials[1].Ways[0].Data.Conditions[0].Test = DataTest.Present },
        { "materials[1].ways[0].data.conditions[0].values", "CONDITION_VALUE_COUNT", item => item.Materials[1].Ways[0].Data.Conditions[0].Values.Clear() },
        { "materials[1].ways[0].data.conditions[1].values[0]", "CONDITION_BOUND_MALFORMED", item => item.Materials[1].Ways[0].Data.Conditions[1].Values[0] = "012" },
        { "materials[1].ways[0].data.conditions[0].values[0]", "TEXT_MISSING", item => item.Materials[1].Ways[0].Data.Conditions[0].Values[0] = "" },
        { "materials[1].ways[1].verification.claims", "LIST_EMPTY", item => item.Materials[1].Ways[1].Verification.Claims.Clear() },
        { "materials[1].ways[1].verification.claims[0]", "CLAIM_NOT_DECLARED", item => item.Parties.Clear() },
        { "materials[1].ways[1].verification.claims[1]", "DUPLICATE", item => item.Materials[1].Ways[1].Verification.Claims.Add("full_name") },
        { "materials[1].ways[2].department_check.due_days", "NUMBER_OUT_OF_RANGE", item => item.Materials[1].Ways[2].DepartmentCheck.DueDays = 0 },
        { "materials[1].ways[3].commitment", "COMMITMENT_NOT_ALLOWED", item => item.CommitmentAllowed = false },
        { "materials[1].ways[3].commitment.text", "TEXT_MISSING", item => item.Materials[1].Ways[3].Commitment.Text = "" },
        { "materials[1].ways[3].commitment.bad_credit.values", "LIST_EMPTY", item => item.Materials[1].Ways[3].Commitment.BadCredit.Values.Clear() },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_told_by_its_path(string path, string code, Action<ServiceItem> spoil)
    {
        var document = MaterialSamples.Item();
        spoil(document.ServiceItem);

        var fault = Assert.Single(Check(document));

        Assert.Equal((path, code), (fault.Path, fault.Code));
        Assert.DoesNotContain("{", fault.English + fault.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_is_sound_and_so_is_an_item_that_says_nothing_of_materials()
    {
        Assert.Empty(Check(MaterialSamples.Item()));
        Assert.Empty(Check(Samples.Item()));
    }

    private static IReadOnlyList<RuleFault> Check(Document document)
    {
        var faults = new FaultList();
        DocumentRules.Check(document, s_reader, faults);
        return faults.Faults;
    }
}
