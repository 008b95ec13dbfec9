using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations.Items;

public class ItemSuccessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_item_asks_for_changes_by_a_new_revision_alone()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(MaterialSamples.City());
        var next = MaterialSamples.Item();
        next.ServiceItem.PromisedDays = 3;

        var refused = await database.ApplyAsync(next);
        next.ServiceItem.Revision = 2;
        var accepted = await database.ApplyAsync(next);
        var behind = await database.ApplyAsync(MaterialSamples.Item());

        Assert.Equal(("revision", "ITEM_VERSION_IMMUTABLE"), (Assert.Single(refused.Faults).Path, refused.Faults[0].Code));
        Assert.True(accepted.Changed);
        Assert.Equal(("revision", "ITEM_REVISION_BEHIND"), (Assert.Single(behind.Faults).Path, behind.Faults[0].Code));
    }

    [Fact]
    public async Task Name_department_and_days_change_within_a_revision_and_documents_without_one_stay_valid()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var item = Samples.Item();
        (item.ServiceItem.Name, item.ServiceItem.InForceUntil) = ("公共租赁住房资格确认", "2030-12-31");

        Assert.True((await database.ApplyAsync(item)).Changed);
        Assert.False((await database.ApplyAsync(item)).Changed);
        item.ServiceItem.Revision = 1;
        item.ServiceItem.PatienceMs = 3000;
        item.ServiceItem.Level = ItemLevel.City;
        Assert.False((await database.ApplyAsync(item)).Changed);
    }

    [Fact]
    public async Task Materials_are_in_the_snapshot_and_the_applicant_is_always_the_last_way()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(MaterialSamples.City());
        using var follower = database.NewFollower();
        await follower.PollAsync(Token);

        var item = follower.Current.Snapshot.Items.Find(Samples.ItemCode)!;

        Assert.Equal((1, Core.Items.ItemType.Confirmation, RegionLevel.City, Core.Items.ItemList.Power), (item.Revision, item.Type, item.Level, item.List));
        Assert.Equal((20, 5, TimeSpan.FromSeconds(3), true), (item.StatutoryDays, item.PromisedDays, item.Patience, item.CommitmentAllowed));
        var licence = item.FindMaterial("business_licence")!;
        Assert.False(licence.IsRequired);
        Assert.Equal([new Core.Items.CertificateWay(MaterialSamples.TypeCode, new EntryKey("shichang", "business_licence", 1)), ApplicantWay.Instance], licence.Ways);
        var ways = item.FindMaterial("insurance_proof")!.Ways;
        Assert.Equal(
            ["DataWay", "VerificationWay", "DepartmentCheckWay", "CommitmentWay", "ApplicantWay"], ways.Select(way => way.GetType().Name));
        Assert.Equal(["payment_state", "paid_months"], ((Core.Items.DataWay)ways[0]).Rule.Fields);
        Assert.Equal(["9"], ((Core.Items.CommitmentWay)ways[3]).BadCredit!.Mark.Conditions[0].Values);
        Assert.Null(item.FindMaterial("nothing"));
    }

    [Fact]
    public async Task What_is_read_back_writes_out_what_is_implied()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(MaterialSamples.City());

        var item = (await database.Store.GetAsync(DocumentKind.ServiceItem, Samples.ItemCode, Token)).Documents.Single().ServiceItem;

        Assert.Equal((1u, 3000u, ItemLevel.City), (item.Revision, item.PatienceMs, item.Level));
        Assert.Equal(new Proto.MaterialWay { Applicant = true }, item.Materials[0].Ways[^1]);
        Assert.Equal(Necessity.Required, item.Materials[1].Necessity);
    }
}
