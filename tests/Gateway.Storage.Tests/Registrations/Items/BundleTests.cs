using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations.Items;

public class BundleTests
{
    private const string OtherItem = "11330100MB9001069P3330131002001";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, Action<Bundle>> Faults => new()
    {
        { "code", "API_NAME_MALFORMED", bundle => bundle.Code = "Open-Restaurant" },
        { "name", "TEXT_MISSING", bundle => bundle.Name = "" },
        { "lead_department", "SLUG_MALFORMED", bundle => bundle.LeadDepartment = "" },
        { "lead_department", "DEPARTMENT_UNKNOWN", bundle => bundle.LeadDepartment = "nobody" },
        { "in_force_from", "DATE_MALFORMED", bundle => bundle.InForceFrom = "" },
        { "in_force_until", "DATE_ORDER", bundle => bundle.InForceUntil = "2020-01-01" },
        { "items", "BUNDLE_OF_ONE", bundle => bundle.Items.RemoveAt(1) },
        { "items[1]", "DUPLICATE", bundle => bundle.Items[1] = bundle.Items[0] },
        { "items[1]", "IDENTIFIER_LENGTH", bundle => bundle.Items[1] = "12" },
        { "items[1]", "ITEM_UNKNOWN", bundle => bundle.Items[1] = "11330100MB9001069P3330131002002" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_told_by_its_path(string path, string code, Action<Bundle> spoil)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var city = City();
        spoil(city[^1].Bundle);

        var fault = Assert.Single((await database.ApplyAsync(city)).Faults);

        Assert.Equal((path, code), (fault.Path, fault.Code));
    }

    [Theory, EachProvider]
    public async Task A_bundle_is_registered_read_back_and_in_the_snapshot(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var city = City();

        Assert.True((await database.ApplyAsync(city[..^1])).Applied);
        var outcome = await database.ApplyAsync(city[^1]);
        var again = await database.ApplyAsync(city[^1]);

        Assert.Equal((DocumentKind.Bundle, "open_restaurant", ChangeAction.Created), (outcome.Changes[0].Kind, outcome.Changes[0].Key, outcome.Changes[0].Action));
        Assert.False(again.Changed);
        Assert.Equal(city[^1], Assert.Single((await database.Store.GetAsync(DocumentKind.Bundle, 10, "", Token)).Documents));
        using var follower = database.NewFollower();
        await follower.PollAsync(Token);
        var bundle = follower.Current.Snapshot.Bundles.Find("open_restaurant")!;
        Assert.Equal(("开餐馆一件事", "shenpi"), (bundle.Name, bundle.LeadDepartment));
        Assert.Equal([Samples.ItemCode, OtherItem], bundle.Items);
        Assert.All(bundle.Items, code => Assert.NotNull(follower.Current.Snapshot.Items.Find(code)));
    }

    private static Document[] City() => [.. Samples.City(), Samples.Item(OtherItem), Open()];

    private static Document Open() => new()
    {
        Bundle = new()
        {
            Code = "open_restaurant",
            Name = "开餐馆一件事",
            Items = { Samples.ItemCode, OtherItem },
            LeadDepartment = "shenpi",
            InForceFrom = "2024-06-01",
        },
    };
}
