using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class PurgingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task What_is_sealed_in_old_cases_goes_and_the_figures_stay(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var (old, older, young, open) = (CaseSamples.Case("1"), CaseSamples.Case("2"), CaseSamples.Case("3"), CaseSamples.Case("4"));
        foreach (var each in new[] { old, older, young, open })
        {
            await store.OpenedAsync(each, CaseSamples.Lines(each, 2), Token);
            await store.AddOrdersAsync([CaseSamples.Order(each)], Token);
            await store.AddFindingsAsync([CaseSamples.Finding(each)], Token);
        }

        await store.CloseAsync(old.Id, CaseSamples.Noon.AddDays(2), Token);
        await store.CloseAsync(older.Id, CaseSamples.Noon.AddDays(1), Token);
        await store.CloseAsync(young.Id, CaseSamples.Noon.AddDays(3), Token);
        var figures = await FiguresAsync(store);
        var before = CaseSamples.Noon.AddDays(3);

        Assert.Equal(1, await store.PurgeAsync(before, 1, Token));
        Assert.True(await IsPurgedAsync(older));
        Assert.False(await IsPurgedAsync(old));
        Assert.Equal(1, await store.PurgeAsync(before, 10, Token));
        Assert.Equal(0, await store.PurgeAsync(before, 10, Token));

        Assert.True(await IsPurgedAsync(old));
        Assert.False(await IsPurgedAsync(young));
        Assert.False(await IsPurgedAsync(open));
        Assert.Equal(figures, await FiguresAsync(store));

        async Task<bool> IsPurgedAsync(StoredCase of)
        {
            var read = (await store.ReadAsync(of.Id, Token))!;
            var finding = (await store.ListFindingsAsync("minzheng", all: true, 0, "", Token)).Rows.Single(each => each.Finding.Case == of.Id).Finding;
            var lengths = new[] { read.Case.Sealed.Length, finding.Sealed.Length }
                .Concat(read.Materials.Select(each => each.Sealed.Length))
                .Concat(read.Orders.Select(each => each.Sealed.Length));
            return Assert.Single(lengths.Select(length => length == 0).Distinct());
        }
    }

    [Theory, EachProvider]
    public async Task A_case_waits_while_a_commitment_is_to_be_verified(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var made = CaseSamples.Line(wanted, 0, MaterialOutcome.OnCommitment) with { Commitment = (short)CommitmentState.Made, VerifyAt = CaseSamples.Past };
        await store.OpenedAsync(wanted, [made], Token);
        await store.CloseAsync(wanted.Id, CaseSamples.Noon, Token);

        Assert.Equal(0, await store.PurgeAsync(CaseSamples.Future, 10, Token));
        var taken = Assert.Single(await store.TakeDueCommitmentsAsync("worker", 10, CaseSamples.Lease, Token)).Material;
        Assert.Equal([true], await store.SaveAsync([taken with { Commitment = (short)CommitmentState.Kept, VerifyAt = null }], Token));
        Assert.Equal(1, await store.PurgeAsync(CaseSamples.Future, 10, Token));
    }

    private static async Task<string[]> FiguresAsync(CaseStore store) =>
        [.. (await store.FiguresAsync(202603, 202603, null, null, Token)).Select(row => $"{row.Item} {row.Cases} {string.Join(' ', row.Outcomes)}")];
}
