using Gateway.Storage.Quotas;

namespace Gateway.Storage.Tests.Quotas;

public class QuotaLedgerTests
{
    private static readonly DateOnly s_day = new(2026, 3, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Never_grants_more_than_the_quota_however_many_ask_at_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewLedger();

        var granted = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            () => ledger.LeaseAsync("a", s_day, 100, 1 + (number % 7), Token), Token)));

        Assert.Equal(100, granted.Sum());
        Assert.Equal(100, await ledger.ReadAsync("a", s_day, Token));
        Assert.Equal(0, await ledger.LeaseAsync("a", s_day, 100, 1, Token));
    }

    [Theory, EachProvider]
    public async Task Grants_a_share_between_bounds(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewLedger();
        var request = new LeaseRequest(Least: 1, Most: 1000, Divisor: 8);

        Assert.Equal(1000, await ledger.LeaseAsync("big", s_day, 100_000, request, Token));
        Assert.Equal(10, await ledger.LeaseAsync("middle", s_day, 80, request, Token));
        Assert.Equal(8, await ledger.LeaseAsync("middle", s_day, 80, request, Token));
        Assert.Equal(1, await ledger.LeaseAsync("small", s_day, 7, request, Token));
        Assert.Equal(3, await ledger.LeaseAsync("waiting", s_day, 3, request with { Least = 5 }, Token));
        Assert.Equal(0, await ledger.LeaseAsync("nothing", s_day, 0, request, Token));
    }

    [Theory, EachProvider]
    public async Task What_is_given_back_can_be_leased_again_that_day_alone(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewLedger();
        await ledger.LeaseAsync("a", s_day, 10, 10, Token);

        await ledger.ReturnAsync("a", s_day, 4, Token);

        Assert.Equal(4, await ledger.LeaseAsync("a", s_day, 10, 10, Token));
        Assert.Equal(10, await ledger.LeaseAsync("a", s_day.AddDays(1), 10, 10, Token));

        // More than was leased was never leased: nothing is given back.
        await ledger.ReturnAsync("a", s_day, 11, Token);
        Assert.Equal(10, await ledger.ReadAsync("a", s_day, Token));
    }

    [Theory, EachProvider]
    public async Task A_lowered_quota_grants_nothing_more(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewLedger();
        await ledger.LeaseAsync("a", s_day, 10, 10, Token);

        Assert.Equal(0, await ledger.LeaseAsync("a", s_day, 5, 1, Token));
        Assert.Equal(2, await ledger.LeaseAsync("a", s_day, 12, 5, Token));
    }
}
