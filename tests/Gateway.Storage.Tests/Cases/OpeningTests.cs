using System.Diagnostics;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class OpeningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Opens_a_case_and_reads_it_back_as_it_was(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var line = CaseSamples.Line(wanted, 1) with
        {
            Reason = 3,
            Consent = 1,
            Commitment = 2,
            Late = true,
            Handle = Guid.NewGuid(),
            DecidedAt = CaseSamples.Noon.AddMicroseconds(7),
            AskAgainAt = CaseSamples.Future,
            Tries = 4,
            VerifyAt = CaseSamples.Future,
        };

        var opening = await store.OpenAsync(wanted, [line, CaseSamples.Line(wanted, 0)], "one", CaseSamples.Lease, Token);
        var read = (await store.ReadAsync(new CaseKey("shenpi", wanted.CaseNumber), Token))!;

        Assert.Equal(CaseOpeningStatus.Opened, opening.Status);
        Assert.Equal([0, 1], read.Materials.Select(each => each.Line));
        Assert.Equal(wanted.Items, read.Case.Items);
        Assert.Equal(wanted.Sealed.ToArray(), read.Case.Sealed.ToArray());
        Assert.Equal(line.Sealed.ToArray(), read.Materials[1].Sealed.ToArray());
        Assert.Equal(line, read.Materials[1] with { Sealed = line.Sealed });
        Assert.Equal(
            wanted,
            read.Case with { Sealed = wanted.Sealed, Items = wanted.Items, LeasedBy = null, LeasedUntil = null });
        Assert.Equal(wanted.Id, (await store.ReadAsync(wanted.Id, Token))!.Case.Id);
        Assert.Null(await store.ReadAsync(new CaseKey("renshe", wanted.CaseNumber), Token));
        Assert.Null(await store.ReadAsync(Guid.NewGuid(), Token));
    }

    [Theory, EachProvider]
    public async Task Continues_a_known_case_as_it_is_stored_once_its_lease_is_free(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var first = CaseSamples.Case();
        await store.OpenAsync(first, CaseSamples.Lines(first, 2), "one", CaseSamples.Lease, Token);
        var again = CaseSamples.Case() with { Matter = "bundle:open_restaurant" };

        var busy = await store.OpenAsync(again, CaseSamples.Lines(again, 5), "two", CaseSamples.Lease, Token);
        var twice = await store.OpenAsync(again, [], "one", CaseSamples.Lease, Token);
        await store.ReleaseAsync(first.Id, "two", Token);
        var still = await store.OpenAsync(again, [], "two", CaseSamples.Lease, Token);
        await store.ReleaseAsync(first.Id, "one", Token);
        var continued = await store.OpenAsync(again, CaseSamples.Lines(again, 5), "two", CaseSamples.Lease, Token);

        Assert.Equal(CaseOpeningStatus.Busy, busy.Status);
        Assert.Equal(CaseOpeningStatus.Busy, twice.Status);
        Assert.Equal(CaseOpeningStatus.Busy, still.Status);
        Assert.Equal(CaseOpeningStatus.Continued, continued.Status);
        Assert.Equal((first.Id, first.Matter, 2), (continued.Case.Id, continued.Case.Matter, continued.Materials.Count));
        Assert.Equal((first.Id, 2), (busy.Case.Id, busy.Materials.Count));
    }

    [Theory, EachProvider]
    public async Task The_lease_of_a_dead_resolver_ends_and_cannot_be_renewed_once_another_has_taken_it(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenAsync(wanted, [], "dead", CaseSamples.Dead, Token);
        Assert.False(await store.RenewAsync(wanted.Id, "other", CaseSamples.Lease, Token));
        var start = Stopwatch.GetTimestamp();
        Assert.True(await store.RenewAsync(wanted.Id, "dead", TimeSpan.FromSeconds(1), Token));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while ((await store.OpenAsync(wanted, [], "heir", CaseSamples.Lease, patience.Token)).Status == CaseOpeningStatus.Busy)
        {
            await Task.Delay(20, patience.Token);
        }

        // The clocks of the database and of this process may differ a little in pace.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.MaxValue);
        Assert.False(await store.RenewAsync(wanted.Id, "dead", CaseSamples.Lease, Token));
        Assert.True(await store.RenewAsync(wanted.Id, "heir", CaseSamples.Lease, Token));
        Assert.Equal(CaseOpeningStatus.Busy, (await store.OpenAsync(wanted, [], "late", CaseSamples.Lease, Token)).Status);
    }

    [Theory, EachProvider]
    public async Task Of_many_at_once_one_opens_and_of_many_that_continue_one_does(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();

        var opened = await AllAsync();
        await store.ReleaseAsync(opened[0].Case.Id, Resolver(opened), Token);
        var continued = await AllAsync();

        Assert.Single(opened, each => each.Status == CaseOpeningStatus.Opened);
        Assert.Equal(15, opened.Count(each => each.Status == CaseOpeningStatus.Busy));
        Assert.Single(continued, each => each.Status == CaseOpeningStatus.Continued);
        Assert.Equal(15, continued.Count(each => each.Status == CaseOpeningStatus.Busy));
        Assert.Single(opened.Concat(continued).Select(each => each.Case.Id).Distinct());
        Assert.All(continued, each => Assert.Equal(3, each.Materials.Count));

        Task<CaseOpening[]> AllAsync() => Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(
            () =>
            {
                var wanted = CaseSamples.Case();
                return store.OpenAsync(wanted, CaseSamples.Lines(wanted, 3), $"resolver-{number}", CaseSamples.Lease, Token);
            },
            Token)));

        static string Resolver(CaseOpening[] openings) =>
            $"resolver-{Array.FindIndex(openings, each => each.Status == CaseOpeningStatus.Opened)}";
    }

    [Theory, EachProvider]
    public async Task Of_a_case_with_two_lines_of_one_handle_nothing_is_opened(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var lines = CaseSamples.Lines(wanted, 2);
        var handle = Guid.NewGuid();

        await Assert.ThrowsAnyAsync<Exception>(
            () => store.OpenAsync(wanted, [lines[0] with { Handle = handle }, lines[1] with { Handle = handle }], "one", CaseSamples.Lease, Token));
        await Assert.ThrowsAsync<ArgumentException>(
            () => store.OpenAsync(wanted, CaseSamples.Lines(CaseSamples.Case(), 1), "one", CaseSamples.Lease, Token));

        Assert.Null(await store.ReadAsync(wanted.Id, Token));
        Assert.Equal(CaseOpeningStatus.Opened, (await store.OpenAsync(wanted, lines, "one", CaseSamples.Lease, Token)).Status);
    }
}
