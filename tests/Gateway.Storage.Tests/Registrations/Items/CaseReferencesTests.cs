using Gateway.Contracts.Management.V1;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations.Items;

public class CaseReferencesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, Action<Proto.ServiceItem>> Faults => new()
    {
        { "relations[0].ways[0].certificate.entry", "ENTRY_UNKNOWN", item => item.Relations[0].Ways[0].Certificate.Entry = "nowhere" },
        { "relations[0].ways[0].certificate.department", "DEPARTMENT_UNKNOWN", item => item.Relations[0].Ways[0].Certificate.Department = "nobody" },
        { "relations[0].ways[0].certificate.party", "WAY_PARTY_TYPE_OTHER", item => item.Relations[0].Ways[0].Certificate.Party = "applicant" },
        { "relations[0].ways[0].certificate.conditions[0].field", "FIELD_UNKNOWN", item => item.Relations[0].Ways[0].Certificate.Conditions[0].Field = "nowhere" },
        { "relations[0].ways[1].verification.party", "WAY_PARTY_TYPE_OTHER", item => item.Relations[0].Ways[1].Verification.Party = "firm" },
        { "relations[0].ways[1].verification.claims[1]", "FIELD_UNKNOWN", item => item.Relations[0].Ways[1].Verification.ClaimValues[0].Field = item.Relations[0].Ways[1].Verification.Claims[1] = "nowhere" },
        { "materials[0].ways[0].certificate.conditions[0].field", "FIELD_UNKNOWN", item => item.Materials[0].Ways[0].Certificate.Conditions[0].Field = "nowhere" },
        { "materials[0].ways[0].certificate.type_code", "WAY_CERTIFICATE_OTHER", item => item.Materials[0].Ways[0].Certificate.TypeCode = "11100000MB9001907F002" },
        { "materials[1].ways[0].data.keys", "WAY_KEYS_MISSING", item => item.Materials[1].Ways[0].Data.Keys.RemoveAt(0) },
        { "materials[1].ways[0].data.keys[2].field", "WAY_KEY_NOT_KEY_FIELD", item => item.Materials[1].Ways[0].Data.Keys.Add(new Proto.CaseBinding { Field = "uscc", CaseValue = "firm" }) },
        { "materials[1].ways[0].data.keys[1].case_value", "WAY_PARTY_TYPE_OTHER", item => item.Materials[1].Ways[0].Data.Keys[1].CaseValue = "applicant" },
        { "materials[1].ways[1].verification.keys[2].field", "WAY_KEY_NOT_KEY_FIELD", item => item.Materials[1].Ways[1].Verification.Keys.Add(new Proto.CaseBinding { Field = "nowhere", CaseValue = "firm" }) },
        { "materials[1].ways[1].verification.keys", "WAY_KEYS_MISSING", item => item.Materials[1].Ways[1].Verification.Keys.RemoveAt(1) },
        { "materials[1].ways[1].verification.entry", "WAY_KEY_NOT_APPLICANT", item => item.Materials[1].Ways[1].Verification.Keys.Clear() },
        { "materials[1].ways[0].data.conditions[0].test", "CONDITION_TEST_MISFIT", item => item.Materials[1].Ways[0].Data.Conditions[0].Field = "merged_on" },
        {
            "materials[1].ways[0].data.conditions[0].test", "CONDITION_TEST_MISFIT",
            item => item.Materials[1].Ways[0].Data.Conditions[0] = new() { Field = "number_kind", Test = Proto.DataTest.SameName, CaseValue = "firm.full_name" }
        },
        {
            "relations[0].ways[1].data.conditions[0].case_value", "CASE_VALUE_FIELD_TYPE",
            item => item.Relations[0].Ways[1] = new()
            {
                Data = new()
                {
                    Department = "renshe", Entry = "insurance_status", Major = 1,
                    Conditions = { new Proto.DataCondition { Field = "paid_months", Test = Proto.DataTest.Equals, CaseValue = "premises.unit_number" } },
                },
            }
        },
        { "materials[1].ways[3].commitment.party", "WAY_PARTY_TYPE_OTHER", item => item.Materials[1].Ways[3].Commitment.Party = "firm" },
        { "aliases.department", "DEPARTMENT_UNKNOWN", item => item.Aliases.Department = "nobody" },
        { "aliases.entry", "ENTRY_UNKNOWN", item => item.Aliases.Major = 2 },
        { "aliases.entry", "ALIAS_KEYS_OTHER", item => (item.Aliases.NumberField, item.Aliases.CodeField) = (item.Aliases.CodeField, item.Aliases.NumberField) },
        { "aliases.code_field", "FIELD_UNKNOWN", item => item.Aliases.CodeField = "nowhere" },
        { "aliases.code_field", "ALIAS_FIELD_TYPE", item => item.Aliases.CodeField = "merged_on" },
        { "announcements[0].department", "DEPARTMENT_UNKNOWN", item => item.Announcements[0].Department = "nobody" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_an_item_says_of_entries_is_checked(string path, string code, Action<Proto.ServiceItem> spoil)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = CaseSamples.City();
        spoil(city[^1].ServiceItem);

        var fault = Assert.Single((await database.ApplyAsync(city)).Faults);

        Assert.Equal((path, code), (fault.Path, fault.Code));
        Assert.DoesNotContain("{", fault.Message + fault.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_numbers_are_looked_up()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = CaseSamples.City();
        city[^2].Entry.Operations.Remove(Operation.Lookup);
        city[^1].ServiceItem.Materials.RemoveAt(1);

        var fault = Assert.Single((await database.ApplyAsync(city)).Faults);

        Assert.Equal(("aliases.entry", "WAY_OPERATION_NOT_OFFERED"), (fault.Path, fault.Code));
    }

    [Fact]
    public async Task A_certificate_that_is_found_by_its_identifier_may_be_of_whatever_its_entry_is_keyed_by()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = CaseSamples.City();
        city[^1].ServiceItem.Materials[0].Ways[0].Certificate.Party = "applicant";

        Assert.Empty((await database.ApplyAsync(city)).Faults);
        (city[^1].ServiceItem.Materials[0].Ways[0].Certificate.Identifier, city[^1].ServiceItem.Revision) = ("", 2);
        Assert.Equal("WAY_PARTY_TYPE_OTHER", Assert.Single((await database.ApplyAsync(city)).Faults).Code);
    }

    [Theory, EachProvider]
    public async Task All_that_an_item_says_of_its_cases_is_registered_against_what_is_registered_already_and_in_the_snapshot(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var city = CaseSamples.City();

        Assert.True((await database.ApplyAsync(city[..^1])).Applied);
        Assert.Empty((await database.ApplyAsync(city[^1])).Faults);

        using var follower = database.NewFollower();
        await follower.PollAsync(Token);
        var item = follower.Current.Snapshot.Items.Find(Samples.ItemCode)!;
        Assert.Equal(["applicant", "firm", "premises"], item.Parties.Select(party => party.Role));
        Assert.Equal(("applicant", "firm", 2), (item.Relations[0].Agent, item.Relations[0].Principal, item.Relations[0].Ways.Length));
        Assert.Equal("shichang/older_number@1", item.Aliases!.Source.ToString());
        Assert.Equal(new Core.Items.Announcement("renshe", "社会保险登记", 5), Assert.Single(item.Announcements));
        var data = (Core.Items.DataWay)item.Materials[1].Ways[0];
        Assert.Equal([new("number_kind", new("premises", "unit_number")), new("number", new("firm", ""))], data.Keys.Select(key => (key.Field, key.Value)));
        Assert.Equal(new CaseValue("firm", ""), data.Rule.Conditions[0].Case);
        Assert.True(((Core.Items.DepartmentCheckWay)item.Materials[1].Ways[2]).SilenceConsents);
    }

    [Fact]
    public async Task What_is_implied_is_written_out_and_reading_back_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = CaseSamples.City();
        var ways = city[^1].ServiceItem.Materials[1].Ways;
        (ways[2].DepartmentCheck.Silence, ways[2].DepartmentCheck.Party, ways[3].Commitment.VerifyDays) = (Silence.Unspecified, "applicant", 0);
        await database.ApplyAsync(city);

        var registered = (await database.Store.GetAsync(DocumentKind.ServiceItem, Samples.ItemCode, Token)).Documents.Single();
        var again = await database.ApplyAsync(registered);

        Assert.False(again.Changed);
        Assert.False((await database.ApplyAsync(city)).Changed);
        ways = registered.ServiceItem.Materials[1].Ways;
        Assert.Equal((Silence.NextWay, "", 10u), (ways[2].DepartmentCheck.Silence, ways[2].DepartmentCheck.Party, ways[3].Commitment.VerifyDays));
        Assert.Equal(("", ""), (ways[3].Commitment.Party, registered.ServiceItem.Relations[0].Ways[1].Verification.Party));
    }

    [Fact]
    public async Task What_an_item_says_of_its_cases_changes_by_a_new_revision_alone()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(CaseSamples.City());
        foreach (var change in new Action<Proto.ServiceItem>[]
        {
            item => item.Parties[2].Values.Add("area"), item => item.Relations[0].Name = "代表", item => item.Aliases = null, item => item.Announcements.Clear(),
        })
        {
            var next = CaseSamples.Item();
            change(next.ServiceItem);
            Assert.Equal("ITEM_VERSION_IMMUTABLE", Assert.Single((await database.ApplyAsync(next)).Faults).Code);
        }
    }
}
