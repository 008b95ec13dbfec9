using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class SavingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Whoever_was_overtaken_changes_nothing_and_is_told(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var lines = (await store.OpenedAsync(wanted, CaseSamples.Lines(wanted, 3), Token)).Materials;
        Assert.Equal([true], await store.SaveAsync([lines[1] with { Outcome = (short)MaterialOutcome.Checked }], Token));

        var saved = await store.SaveAsync(
            [lines[2] with { Tries = 9, Sealed = new byte[] { 7, 7 } }, lines[1] with { Tries = 9 }, lines[0] with { Tries = 9 }], Token);

        Assert.Equal([true, false, true], saved);
        var read = (await store.ReadAsync(wanted.Id, Token))!.Materials;
        Assert.Equal([9, 0, 9], read.Select(each => each.Tries));
        Assert.Equal([1L, 1L, 1L], read.Select(each => each.Version - lines[each.Line].Version));
        Assert.Equal([7, 7], read[2].Sealed.ToArray());
        Assert.Equal((short)MaterialOutcome.Checked, read[1].Outcome);
    }

    [Theory, EachProvider]
    public async Task Every_one_of_many_savings_at_once_counts(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var (one, two) = (CaseSamples.Case("1"), CaseSamples.Case("2"));
        await store.OpenedAsync(one, CaseSamples.Lines(one, 2), Token);
        await store.OpenedAsync(two, CaseSamples.Lines(two, 2), Token);

        // The lines of both cases, forwards and backwards: whoever locked them in that order would wait for each other.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => RaiseAsync(number % 2 == 0), Token)));

        foreach (var id in new[] { one.Id, two.Id })
        {
            Assert.All((await store.ReadAsync(id, Token))!.Materials, each => Assert.Equal((30, 30L), (each.Tries, each.Version)));
        }

        async Task RaiseAsync(bool forwards)
        {
            var counted = new Dictionary<(Guid, int), int>();
            while (counted.Count < 4 || counted.Values.Any(count => count < 5))
            {
                var first = (await store.ReadAsync(one.Id, Token))!.Materials;
                var second = (await store.ReadAsync(two.Id, Token))!.Materials;
                StoredMaterial[] wanted = [.. first.Concat(second).Where(each => counted.GetValueOrDefault((each.Case, each.Line)) < 5)];
                wanted = forwards ? wanted : [.. wanted.Reverse()];
                var saved = await store.SaveAsync([.. wanted.Select(each => each with { Tries = each.Tries + 1 })], Token);
                foreach (var (line, _) in wanted.Zip(saved).Where(each => each.Second))
                {
                    counted[(line.Case, line.Line)] = counted.GetValueOrDefault((line.Case, line.Line)) + 1;
                }
            }
        }
    }

    [Theory, EachProvider]
    public async Task What_belongs_together_is_saved_all_or_not_at_all(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var lines = (await store.OpenedAsync(wanted, CaseSamples.Lines(wanted, 2), Token)).Materials;
        await store.SaveAsync([lines[1]], Token);
        var (order, finding) = (CaseSamples.Order(wanted), CaseSamples.Finding(wanted));
        var changes = new CaseChanges
        {
            Materials = [lines[0] with { Outcome = (short)MaterialOutcome.UnderCheck }, lines[1]],
            AddedOrders = [order],
            AddedFindings = [finding],
        };

        Assert.False(await store.SaveAllAsync(changes, Token));
        var before = (await store.ReadAsync(wanted.Id, Token))!;
        Assert.True(await store.SaveAllAsync(changes with { Materials = [changes.Materials[0]] }, Token));
        var after = (await store.ReadAsync(wanted.Id, Token))!;

        Assert.Equal((lines[0].Outcome, 0), (before.Materials[0].Outcome, before.Orders.Count));
        Assert.Equal(((short)MaterialOutcome.UnderCheck, order.Id), (after.Materials[0].Outcome, Assert.Single(after.Orders).Id));
        Assert.Equal(wanted.CaseNumber, (await store.FindFindingAsync(finding.Id, Token))!.CaseNumber);

        // Answered, with the material that it is about; and once more by one who read it before.
        var answer = new CaseChanges
        {
            Materials = [after.Materials[0] with { Outcome = (short)MaterialOutcome.Checked }],
            Orders = [after.Orders[0] with { State = (short)OrderState.Confirmed, AnsweredAt = CaseSamples.Noon }],
        };
        Assert.True(await store.SaveAllAsync(answer, Token));
        Assert.False(await store.SaveAllAsync(answer with { Materials = [] }, Token));
        Assert.Equal((short)OrderState.Confirmed, (await store.FindOrderAsync(order.Id, Token))!.State);
    }

    [Theory, EachProvider]
    public async Task A_case_is_saved_by_whoever_read_it_last(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var opened = (await store.OpenedAsync(wanted, [], Token)).Case;

        Assert.True(await store.SaveCaseAsync(opened with { CompletedAt = CaseSamples.Noon.AddSeconds(2), Sealed = new byte[] { 9 } }, Token));
        Assert.False(await store.SaveCaseAsync(opened with { CompletedAt = null }, Token));

        var read = (await store.ReadAsync(wanted.Id, Token))!.Case;
        Assert.Equal(CaseSamples.Noon.AddSeconds(2), read.CompletedAt);
        Assert.Equal([9], read.Sealed.ToArray());
    }
}
