using Gateway.Core.Calendars;
using Gateway.Storage.Quotas;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Storage.Tests.Quotas;

public class QuotaWatchTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task What_is_leased_less_what_each_replica_holds_is_what_all_of_them_spent(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        using var other = database.NewMeter(replicas);
        var agreement = Agreements.Of(quota: 10_000);
        await SpendAsync(meter, agreement, 300);
        await SpendAsync(other, agreement, 41);
        using var watch = Watch(database, meter);
        using var otherWatch = Watch(database, other);

        var here = (await watch.ReadAsync(Token)).Uses["a"];
        var there = (await otherWatch.ReadAsync(Token)).Uses["a"];

        Assert.Equal(here.Leased, there.Leased);
        Assert.True(here is { Unspent: > 0 } && there is { Unspent: > 0 }, "each holds some of its slice");
        Assert.Equal(341, here.Leased - here.Unspent - there.Unspent);

        // What a replica that ends held goes back, and what it spent stays spent.
        await other.DrainAsync();
        here = (await watch.ReadAsync(Token)).Uses["a"];
        Assert.Equal((341, 0), (here.Leased - here.Unspent, (await otherWatch.ReadAsync(Token)).Uses["a"].Unspent));
    }

    [Fact]
    public async Task What_was_spent_yesterday_is_not_told_today()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        using var watch = Watch(database, meter);
        await SpendAsync(meter, Agreements.Of(quota: 80), 3);
        Assert.Equal(new DateOnly(2026, 3, 1), (await watch.ReadAsync(Token)).Day);

        time.SetUtcNow(s_noon.AddDays(1));

        var today = await watch.ReadAsync(Token);
        Assert.Equal((new DateOnly(2026, 3, 2), 0), (today.Day, today.Uses.Count));
    }

    private static QuotaWatch Watch(TestDatabase database, QuotaMeter meter) =>
        new(database.NewLedger(), meter, new JurisdictionClock(database.Time, database.Zone), database.Time, NullLogger<QuotaWatch>.Instance);

    private static async Task SpendAsync(QuotaMeter meter, Gateway.Core.Agreements.Agreement agreement, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            Assert.Equal(MeterResult.Ok, await meter.TakeAsync(agreement, Token));
        }
    }
}
