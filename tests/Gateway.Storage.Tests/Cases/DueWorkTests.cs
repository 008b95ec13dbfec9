using System.Diagnostics;
using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class DueWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Takes_what_is_due_of_open_cases_the_first_first(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(
            wanted,
            [
                CaseSamples.Line(wanted, 0) with { AskAgainAt = CaseSamples.Past.AddSeconds(2) },
                CaseSamples.Line(wanted, 1) with { AskAgainAt = CaseSamples.Future },
                CaseSamples.Line(wanted, 2),
                CaseSamples.Line(wanted, 3) with { AskAgainAt = CaseSamples.Past.AddSeconds(3) },
                CaseSamples.Line(wanted, 4) with { AskAgainAt = CaseSamples.Past.AddSeconds(1) },
            ],
            Token);

        var first = await store.TakeDueAsync("one", 2, CaseSamples.Lease, Token);
        var second = await store.TakeDueAsync("two", 10, CaseSamples.Lease, Token);

        Assert.Equal([4, 0], first.Select(each => each.Material.Line));
        Assert.Equal([3], second.Select(each => each.Material.Line));
        Assert.All(first.Concat(second), each => Assert.Equal((wanted.Id, wanted.CaseNumber), (each.Case.Id, each.Case.CaseNumber)));
        Assert.Empty(await store.TakeDueAsync("three", 10, CaseSamples.Lease, Token));
    }

    [Theory, EachProvider]
    public async Task Workers_at_once_never_take_the_same_and_leave_nothing(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        const int Cases = 12;
        const int Lines = 10;
        for (var number = 0; number < Cases; number++)
        {
            var wanted = CaseSamples.Case($"{number}");
            await store.OpenedAsync(wanted, [.. CaseSamples.Lines(wanted, Lines).Select(line => line with { AskAgainAt = CaseSamples.Past })], Token);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(
            async () =>
            {
                var own = new List<(Guid, int)>();
                while (true)
                {
                    var lines = await store.TakeDueAsync($"worker-{number}", 7, CaseSamples.Lease, Token);
                    own.AddRange(lines.Select(each => (each.Material.Case, each.Material.Line)));
                    // While others hold rows, PostgreSQL leaves them out: none is not the end.
                    if (lines.Count == 0 && !await LeftAsync())
                    {
                        return own;
                    }
                }
            },
            Token)));

        var all = taken.SelectMany(own => own).ToList();
        Assert.Equal(Cases * Lines, all.Count);
        Assert.Equal(Cases * Lines, all.Distinct().Count());

        async Task<bool> LeftAsync() => Convert.ToInt64(
            await database.ExecuteAsync("SELECT COUNT(*) FROM case_materials WHERE leased_until IS NULL"), null) > 0;
    }

    [Theory, EachProvider]
    public async Task What_a_dead_worker_took_is_taken_again_and_the_dead_one_is_overtaken(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [CaseSamples.Line(wanted, 0) with { AskAgainAt = CaseSamples.Past }], Token);

        var start = Stopwatch.GetTimestamp();
        var dead = Assert.Single(await store.TakeDueAsync("dead", 10, TimeSpan.FromSeconds(1), Token));
        var heir = await UntilTakenAsync(store);

        // The clocks of the database and of this process may differ a little in pace.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.MaxValue);
        Assert.Equal([true], await store.SaveAsync([heir.Material with { AskAgainAt = null, Tries = 1 }], Token));
        Assert.Equal([false], await store.SaveAsync([dead.Material with { AskAgainAt = null, Tries = 2 }], Token));
        Assert.Equal(1, (await store.ReadAsync(wanted.Id, Token))!.Materials[0].Tries);
    }

    [Theory, EachProvider]
    public async Task A_line_to_be_asked_at_another_time_is_free_then_and_one_that_is_saved_by_others_is_not(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [CaseSamples.Line(wanted, 0) with { AskAgainAt = CaseSamples.Past }], Token);
        var taken = Assert.Single(await store.TakeDueAsync("one", 1, CaseSamples.Lease, Token)).Material;

        // The applicant says something meanwhile: the worker goes on alone.
        Assert.Equal([true], await store.SaveAsync([taken with { Consent = 1 }], Token));
        Assert.Empty(await store.TakeDueAsync("two", 1, CaseSamples.Lease, Token));

        Assert.Equal([true], await store.SaveAsync([taken with { Version = taken.Version + 1, AskAgainAt = CaseSamples.Past.AddSeconds(1) }], Token));
        Assert.Single(await store.TakeDueAsync("two", 1, CaseSamples.Lease, Token));
    }

    [Theory, EachProvider]
    public async Task Commitments_that_were_made_are_verified_even_of_closed_cases(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var made = CaseSamples.Line(wanted, 0, MaterialOutcome.OnCommitment) with
        {
            Commitment = (short)CommitmentState.Made,
            VerifyAt = CaseSamples.Past,
        };
        await store.OpenedAsync(
            wanted,
            [made, made with { Line = 1, Commitment = (short)CommitmentState.Kept }, made with { Line = 2, VerifyAt = CaseSamples.Future }],
            Token);
        await store.CloseAsync(wanted.Id, CaseSamples.Noon, Token);

        var taken = await store.TakeDueCommitmentsAsync("one", 10, CaseSamples.Lease, Token);

        Assert.Equal(0, Assert.Single(taken).Material.Line);
        Assert.NotNull(taken[0].Case.ClosedAt);
        Assert.Empty(await store.TakeDueCommitmentsAsync("two", 10, CaseSamples.Lease, Token));
    }

    [Theory, EachProvider]
    public async Task Orders_are_overdue_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, CaseSamples.Lines(wanted, 1), Token);
        StoredOrder[] due =
        [
            CaseSamples.Order(wanted, dueAt: CaseSamples.Past.AddSeconds(2)),
            CaseSamples.Order(wanted, dueAt: CaseSamples.Past.AddSeconds(1)),
        ];
        await store.AddOrdersAsync(
            [.. due, CaseSamples.Order(wanted), CaseSamples.Order(wanted, state: OrderState.Confirmed, dueAt: CaseSamples.Past)], Token);

        var taken = await store.TakeOverdueAsync("one", 10, CaseSamples.Dead, Token);
        var again = await store.TakeOverdueAsync("two", 10, CaseSamples.Lease, Token);
        foreach (var order in again)
        {
            Assert.True(await store.SaveOrderAsync(order with { State = (short)OrderState.Overdue }, Token));
        }

        Assert.Equal([due[1].Id, due[0].Id], taken.Select(each => each.Id));
        Assert.Equal([due[1].Id, due[0].Id], again.Select(each => each.Id));
        Assert.False(await store.SaveOrderAsync(taken[0] with { State = (short)OrderState.Overdue }, Token));
        Assert.Empty(await store.TakeOverdueAsync("three", 10, CaseSamples.Lease, Token));
    }

    private static async Task<CaseLine> UntilTakenAsync(CaseStore store)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (await store.TakeDueAsync("heir", 10, CaseSamples.Lease, patience.Token) is [var taken])
            {
                return taken;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
