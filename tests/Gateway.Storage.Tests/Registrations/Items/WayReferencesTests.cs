using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations.Items;

public class WayReferencesTests
{
    public static TheoryData<string, string, Action<ServiceItem>> Faults => new()
    {
        { "materials[0].ways[0].certificate.department", "DEPARTMENT_UNKNOWN", item => item.Materials[0].Ways[0].Certificate.Department = "nobody" },
        { "materials[0].ways[0].certificate.entry", "ENTRY_UNKNOWN", item => item.Materials[0].Ways[0].Certificate.Entry = "nowhere" },
        { "materials[0].ways[0].certificate.entry", "ENTRY_UNKNOWN", item => item.Materials[0].Ways[0].Certificate.Major = 2 },
        { "materials[0].ways[0].certificate.type_code", "WAY_CERTIFICATE_OTHER", item => item.Materials[0].Ways[0].Certificate.TypeCode = "11100000MB9001907F002" },
        {
            "materials[0].ways[0].certificate.type_code",
            "WAY_CERTIFICATE_OTHER",
            item => (item.Materials[0].Ways[0].Certificate.Department, item.Materials[0].Ways[0].Certificate.Entry) = ("renshe", "insurance_status")
        },
        { "materials[1].ways[0].data.entry", "ENTRY_UNKNOWN", item => item.Materials[1].Ways[0].Data.Entry = "nowhere" },
        { "materials[1].ways[0].data.conditions[0].field", "FIELD_UNKNOWN", item => item.Materials[1].Ways[0].Data.Conditions[0].Field = "nowhere" },
        { "materials[1].ways[0].data.conditions[0].test", "CONDITION_TEST_MISFIT", item => item.Materials[1].Ways[0].Data.Conditions[0].Field = "received_at" },
        { "materials[1].ways[0].data.conditions[0].test", "CONDITION_TEST_MISFIT", item => item.Materials[1].Ways[0].Data.Conditions[0].Field = "insured_until" },
        { "materials[1].ways[0].data.conditions[1].test", "CONDITION_TEST_MISFIT", item => item.Materials[1].Ways[0].Data.Conditions[1].Field = "full_name" },
        { "materials[1].ways[0].data.conditions[0].values[0]", "CONDITION_VALUE_MISFIT", item => item.Materials[1].Ways[0].Data.Conditions[0].Field = "is_flexible" },
        {
            "materials[1].ways[0].data.conditions[1].values[0]",
            "CONDITION_VALUE_MISFIT",
            item => (item.Materials[1].Ways[0].Data.Conditions[1].Test, item.Materials[1].Ways[0].Data.Conditions[1].Values[0]) = (DataTest.Equals, "1.5")
        },
        {
            "materials[1].ways[1].verification.claims[0]",
            "FIELD_UNKNOWN",
            item => item.Parties[0].Values[0] = item.Materials[1].Ways[1].Verification.Claims[0] = "nowhere"
        },
        { "materials[1].ways[0].data.party", "WAY_PARTY_TYPE_OTHER", item => item.Parties[0].Type = "001" },
        { "materials[1].ways[1].verification.party", "WAY_PARTY_TYPE_OTHER", item => item.Parties[0].Type = "001" },
        { "materials[1].ways[3].commitment.party", "WAY_PARTY_TYPE_OTHER", item => item.Parties[0].Type = "001" },
        { "materials[0].ways[0].certificate.party", "WAY_PARTY_TYPE_OTHER", item => item.Parties[0].Type = "111" },
        { "materials[1].ways[2].department_check.department", "DEPARTMENT_UNKNOWN", item => item.Materials[1].Ways[2].DepartmentCheck.Department = "nobody" },
        { "materials[1].ways[3].commitment.bad_credit.entry", "ENTRY_UNKNOWN", item => item.Materials[1].Ways[3].Commitment.BadCredit.Entry = "nowhere" },
        { "materials[1].ways[3].commitment.bad_credit.field", "FIELD_UNKNOWN", item => item.Materials[1].Ways[3].Commitment.BadCredit.Field = "nowhere" },
        { "materials[1].ways[3].commitment.bad_credit.field", "BAD_CREDIT_FIELD_TYPE", item => item.Materials[1].Ways[3].Commitment.BadCredit.Field = "insured_until" },
        { "materials[1].ways[3].commitment.bad_credit.values[0]", "CONDITION_VALUE_MISFIT", item => item.Materials[1].Ways[3].Commitment.BadCredit.Field = "is_flexible" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_an_item_says_of_entries_is_checked(string path, string code, Action<ServiceItem> spoil)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = MaterialSamples.City();
        spoil(city[^1].ServiceItem);

        var outcome = await database.ApplyAsync(city);

        Assert.Contains((path, code), outcome.Faults.Select(fault => (fault.Path, fault.Code)));
        Assert.All(outcome.Faults, fault => Assert.DoesNotContain("{", fault.Message + fault.MessageZh, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_offers_what_a_way_needs()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = MaterialSamples.City();
        city[3].Entry.Operations.Remove(Operation.Verify);
        city[4].Entry.Operations.Remove(Operation.Lookup);

        var outcome = await database.ApplyAsync(city);

        Assert.Equal(
            [("materials[0].ways[0].certificate.entry", "WAY_OPERATION_NOT_OFFERED"), ("materials[1].ways[1].verification.entry", "WAY_OPERATION_NOT_OFFERED")],
            outcome.Faults.Select(fault => (fault.Path, fault.Code)));
    }

    [Fact]
    public async Task Without_keys_an_entry_is_looked_up_by_a_subject()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = MaterialSamples.City();
        city[3].Entry.SubjectFields.Clear();

        var outcome = await database.ApplyAsync(city);

        Assert.Equal(
            [
                ("materials[1].ways[0].data.entry", "WAY_KEY_NOT_APPLICANT"),
                ("materials[1].ways[1].verification.entry", "WAY_KEY_NOT_APPLICANT"),
                ("materials[1].ways[3].commitment.bad_credit.entry", "WAY_KEY_NOT_APPLICANT"),
            ],
            outcome.Faults.Select(fault => (fault.Path, fault.Code)));
    }

    [Theory, EachProvider]
    public async Task Materials_are_registered_against_what_is_registered_already(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var city = MaterialSamples.City();

        Assert.True((await database.ApplyAsync(city[..^1])).Applied);
        Assert.Empty((await database.ApplyAsync(city[^1])).Faults);
    }
}
