using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations;

public class ReferenceTests
{
    public static TheoryData<string, string, Action<Document[]>> Faults => new()
    {
        { "department", "DEPARTMENT_UNKNOWN", city => (city[2].System.Department, city[2].System.SpiffeIds[0]) = ("nobody", "spiffe://city/nobody/window") },
        { "consumer", "DEPARTMENT_UNKNOWN", city => (city[6].Agreement.Consumer, city[5].ServiceItem.Department) = ("nobody", "nobody") },
        { "entry", "ENTRY_UNKNOWN", city => city[6].Agreement.Major = 2 },
        { "operations[0]", "OPERATION_NOT_OFFERED", city => city[6].Agreement.Operations[0] = Operation.Export },
        { "fields[1].field", "FIELD_UNKNOWN", city => city[6].Agreement.Fields[1].Field = "nowhere" },
        { "fields[1].grant", "MASKING_UNDEFINED", city => city[6].Agreement.Fields[1] = new() { Field = "registry", Grant = FieldGrant.Masked } },
        { "purposes[0].service_item_code", "ITEM_UNKNOWN", city => city[5].ServiceItem.Code = "11330100MB9001069P3330131002001" },
        { "purposes[0].service_item_code", "ITEM_NOT_OF_CONSUMER", city => city[5].ServiceItem.Department = "gongan" },
        { "thumbprints[0]", "CREDENTIAL_TAKEN", city => city[3].System.Thumbprints[0] = new string('B', 64) },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_documents_say_of_each_other_is_checked(string path, string code, Action<Document[]> spoil)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = Samples.City();
        city[2].System.Thumbprints.Add(new string('b', 64));
        spoil(city);

        var outcome = await database.ApplyAsync(city);

        Assert.Contains((path, code), outcome.Faults.Select(fault => (fault.Path, fault.Code)));
        Assert.All(outcome.Faults, fault => Assert.NotEmpty(fault.Key));
    }

    [Theory, EachProvider]
    public async Task References_may_be_registered_before_or_in_the_same_act(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var city = Samples.City();

        Assert.True((await database.ApplyAsync(city[..6])).Applied);
        Assert.True((await database.ApplyAsync(city[6])).Applied);
        Assert.Equal(
            "DEPARTMENT_UNKNOWN",
            Assert.Single((await database.ApplyAsync(new Document { ServiceItem = new(Samples.Item().ServiceItem) { Department = "other" } })).Faults).Code);
    }

    [Theory, EachProvider]
    public async Task An_agreement_may_be_on_behalf_of_items_in_bundles_that_its_consumer_leads(StorageProvider provider)
    {
        const string Other = "11330100MB9001069P3330131002001";
        await using var database = await TestDatabase.CreateAsync(provider);
        var city = Samples.City();
        var agreement = city[^1];
        city[5].ServiceItem.Department = "gongan";
        var bundle = new Document
        {
            Bundle = new() { Code = "birth", Name = "出生一件事", Items = { Samples.ItemCode, Other }, LeadDepartment = "gongan", InForceFrom = "2024-06-01" },
        };
        Assert.True((await database.ApplyAsync([.. city[..^1], Samples.Item(Other), bundle])).Applied);

        var refused = await database.ApplyAsync(agreement);
        var led = new Document { Bundle = new(bundle.Bundle) { LeadDepartment = "shenpi" } };
        var together = await database.ApplyAsync(led, agreement);
        var after = await database.ApplyAsync(Samples.Agreement("a-2"));

        Assert.Equal(("purposes[0].service_item_code", "ITEM_NOT_OF_CONSUMER"), (Assert.Single(refused.Faults).Path, refused.Faults[0].Code));
        Assert.True(together.Applied);
        Assert.True(after.Applied);
    }

    [Fact]
    public async Task A_credential_belongs_to_one_system_and_may_move_within_one_act()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var thief = Samples.Consumer("online");
        thief.System.Thumbprints.Add(new string('A', 64));

        var refused = await database.ApplyAsync(thief);
        var adapter = Samples.Adapter();
        adapter.System.Thumbprints[0] = new string('c', 64);
        var moved = await database.ApplyAsync(thief, adapter);

        Assert.Equal(("thumbprints[0]", "CREDENTIAL_TAKEN"), (Assert.Single(refused.Faults).Path, refused.Faults[0].Code));
        Assert.Contains("gongan-adapter", refused.Faults[0].Message, StringComparison.Ordinal);
        Assert.True(moved.Applied);
        using var follower = database.NewFollower();
        await follower.PollAsync(TestContext.Current.CancellationToken);
        Assert.Equal("online", follower.Current.Snapshot.FindSystemByCredential(new string('A', 64)));
    }

    [Fact]
    public async Task One_act_holds_a_document_once()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);

        var outcome = await database.ApplyAsync([.. Samples.City(), Samples.Agreement()]);

        Assert.Equal("DOCUMENT_TWICE", Assert.Single(outcome.Faults).Code);
    }
}
