using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class FindingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Lists_the_latest_first_with_the_number_of_the_case(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var (one, two) = (CaseSamples.Case("1"), CaseSamples.Case("2"));
        await store.OpenedAsync(one, [], Token);
        await store.OpenedAsync(two, [], Token);
        // Two at one moment, and one of another department.
        StoredFinding[] findings =
        [
            CaseSamples.Finding(one, CaseSamples.Noon),
            CaseSamples.Finding(two, CaseSamples.Noon.AddHours(1)),
            CaseSamples.Finding(one, CaseSamples.Noon.AddHours(1)),
            CaseSamples.Finding(two, CaseSamples.Noon.AddHours(2)),
        ];
        await store.AddFindingsAsync([.. findings, CaseSamples.Finding(one, department: "gongan")], Token);
        var whole = (await store.ListFindingsAsync("minzheng", all: false, 0, "", Token)).Rows;

        var first = await store.ListFindingsAsync("minzheng", all: false, 2, "", Token);
        await store.AddFindingsAsync([CaseSamples.Finding(one, CaseSamples.Noon.AddHours(3))], Token);
        var second = await store.ListFindingsAsync("minzheng", all: false, 2, first.NextPageToken, Token);

        Assert.Equal(whole.Select(each => each.Finding.Id), first.Rows.Concat(second.Rows).Select(each => each.Finding.Id));
        Assert.Equal("", second.NextPageToken);
        Assert.Equal(findings[3].Id, whole[0].Finding.Id);
        Assert.Equal(findings[0], whole[^1].Finding with { Sealed = findings[0].Sealed });
        Assert.All(whole, each => Assert.Equal(each.Finding.Case == one.Id ? "1" : "2", each.CaseNumber));
    }

    [Theory, EachProvider]
    public async Task An_answered_finding_is_listed_if_all_are_asked_for_and_answered_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [], Token);
        var finding = CaseSamples.Finding(wanted);
        await store.AddFindingsAsync([finding], Token);
        var answered = finding with { AnsweredAt = CaseSamples.Noon.AddDays(1), Sealed = new byte[] { 8 } };

        Assert.True(await store.SaveFindingAsync(answered, Token));
        Assert.False(await store.SaveFindingAsync(answered with { Sealed = new byte[] { 9 } }, Token));

        Assert.Empty((await store.ListFindingsAsync("minzheng", all: false, 0, "", Token)).Rows);
        var read = Assert.Single((await store.ListFindingsAsync("minzheng", all: true, 0, "", Token)).Rows).Finding;
        Assert.Equal([8], read.Sealed.ToArray());
        Assert.Equal(answered with { Version = 1, Sealed = read.Sealed }, read);
        Assert.Null(await store.FindFindingAsync(Guid.NewGuid(), Token));
    }

    [Theory, EachProvider]
    public async Task A_report_counts_once_for_each_case_item_and_material_however_often_it_is_made(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [], Token);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                var finding = CaseSamples.Finding(wanted);
                return store.AddAskedAsync(CaseSamples.Asked(wanted, AskedVerdict.ThoughHeld, finding.Id), finding, Token);
            },
            Token)));
        var rightly = await store.AddAskedAsync(CaseSamples.Asked(wanted, AskedVerdict.Rightly, material: "other"), null, Token);
        var ofItem = await store.AddAskedAsync(CaseSamples.Asked(wanted, AskedVerdict.Rightly, item: CaseSamples.Signboard), null, Token);

        var first = Assert.Single(kept.Distinct());
        Assert.Equal(first.Finding, Assert.Single((await store.ListFindingsAsync("minzheng", all: true, 0, "", Token)).Rows).Finding.Id);
        Assert.Equal(3, new[] { first.Id, rightly.Id, ofItem.Id }.Distinct().Count());
        await Assert.ThrowsAsync<ArgumentException>(
            () => store.AddAskedAsync(CaseSamples.Asked(wanted, AskedVerdict.ThoughHeld, Guid.NewGuid(), "third"), null, Token));
    }
}
