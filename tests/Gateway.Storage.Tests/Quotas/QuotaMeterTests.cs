using Gateway.Core.Agreements;
using Gateway.Core.Decisions;
using Gateway.Storage.Quotas;
using Gateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Storage.Tests.Quotas;

public class QuotaMeterTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_day = new(2026, 3, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Of_thirty_thousand_calls_over_three_meters_exactly_the_quota_succeeds(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var replicas = await ReplicasAsync(database, 3);
        var meters = replicas.Select(database.NewMeter).ToArray();
        var agreement = Agreements.Of(quota: 10_000);
        var granted = 0;
        var refused = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 30_000),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Token },
            async (call, token) =>
            {
                switch (await meters[call % 3].TakeAsync(agreement, token))
                {
                    case MeterResult.Ok:
                        Interlocked.Increment(ref granted);
                        break;
                    case MeterResult.QuotaSpent:
                        Interlocked.Increment(ref refused);
                        break;
                }
            });

        Assert.Equal((10_000, 20_000), (granted, refused));
        Dispose(meters, replicas);
    }

    [Fact]
    public async Task A_new_day_brings_a_new_quota_and_gives_the_old_back()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        var agreement = Agreements.Of(quota: 80);
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(agreement, Token));
        Assert.Equal(10, await database.NewLedger().ReadAsync("a", s_day, Token));

        // Midnight of Shanghai is 16:00 UTC.
        time.SetUtcNow(new DateTimeOffset(2026, 3, 1, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(agreement, Token));
        time.SetUtcNow(new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(agreement, Token));

        var ledger = database.NewLedger();
        Assert.Equal(10, await ledger.ReadAsync("a", s_day.AddDays(1), Token));
        await Poll.UntilAsync(async () => await ledger.ReadAsync("a", s_day, Token) == 2, TimeSpan.FromSeconds(30), "the rest is given back", Token);
    }

    [Fact]
    public async Task A_slice_that_lies_idle_is_given_back_after_two_seconds()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        await meter.TakeAsync(Agreements.Of(quota: 80), Token);

        await meter.SweepAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        await meter.SweepAsync();
        Assert.Equal(10, await database.NewLedger().ReadAsync("a", s_day, Token));
        time.Advance(TimeSpan.FromSeconds(1));
        await meter.SweepAsync();

        Assert.Equal(1, await database.NewLedger().ReadAsync("a", s_day, Token));
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(Agreements.Of(quota: 80), Token));
    }

    [Fact]
    public async Task A_drain_gives_back_what_is_unspent_and_refuses_what_comes_after()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        await meter.TakeAsync(Agreements.Of(quota: 80), Token);

        await meter.DrainAsync();

        Assert.Equal(1, await database.NewLedger().ReadAsync("a", s_day, Token));
        Assert.Equal(MeterResult.Unavailable, await meter.TakeAsync(Agreements.Of(quota: 80), Token));
    }

    [Fact]
    public async Task A_slice_that_is_half_spent_is_followed_by_the_next()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        var ledger = database.NewLedger();

        for (var call = 0; call < 4; call++)
        {
            await meter.TakeAsync(Agreements.Of(quota: 80), Token);
        }

        Assert.Equal(10, await ledger.ReadAsync("a", s_day, Token));
        await meter.TakeAsync(Agreements.Of(quota: 80), Token);
        await Poll.UntilAsync(async () => await ledger.ReadAsync("a", s_day, Token) == 18, TimeSpan.FromSeconds(30), "the next slice is leased", Token);
    }

    [Fact]
    public async Task A_changed_quota_counts_at_once()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(Agreements.Of(quota: 1), Token));
        Assert.Equal(MeterResult.QuotaSpent, await meter.TakeAsync(Agreements.Of(quota: 1), Token));

        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(Agreements.Of(quota: 2, revision: 2), Token));
        Assert.Equal(MeterResult.QuotaSpent, await meter.TakeAsync(Agreements.Of(quota: 2, revision: 2), Token));
        Assert.Equal(MeterResult.QuotaSpent, await meter.TakeAsync(Agreements.Of(quota: 1), Token));
    }

    [Fact]
    public async Task A_database_that_is_gone_makes_the_meter_unavailable_until_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync(Token);
        await using var database = await TestDatabase.OnAsync(server);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        server.Kill();

        var result = await meter.TakeAsync(Agreements.Of(quota: 80), Token);

        Assert.Equal(MeterResult.Unavailable, result);
        Assert.Same(Reasons.MeterUnavailable, result.ToReason());
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(Agreements.Of(quota: 0), Token));
        await server.RestartAsync(Token);
        await Poll.UntilAsync(
            async () => await meter.TakeAsync(Agreements.Of(quota: 80), Token) == MeterResult.Ok, TimeSpan.FromSeconds(30), "it counts again", Token);
    }

    [Fact]
    public async Task A_rate_is_divided_among_the_replicas_with_a_burst_of_one_second()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        var replicas = await ReplicasAsync(database, 2);
        using var meter = database.NewMeter(replicas[0]);
        var agreement = Agreements.Of(quota: 0, rate: 20);

        Assert.Equal(10, await CountAsync(meter, agreement));
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(5, await CountAsync(meter, agreement));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, await CountAsync(meter, agreement));
        Dispose([], replicas);
    }

    [Fact]
    public async Task A_rate_below_one_a_second_and_replica_still_lets_calls_through()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        var replicas = await ReplicasAsync(database, 4);
        using var meter = database.NewMeter(replicas[0]);
        var agreement = Agreements.Of(quota: 0, rate: 1);

        Assert.Equal(1, await CountAsync(meter, agreement));
        time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Equal(0, await CountAsync(meter, agreement));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, await CountAsync(meter, agreement));
        Dispose([], replicas);
    }

    [Fact]
    public async Task A_call_refused_by_its_rate_costs_no_quota()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        var agreement = Agreements.Of(quota: 2, rate: 1);

        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(agreement, Token));
        Assert.Equal(MeterResult.RateExceeded, await meter.TakeAsync(agreement, Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(MeterResult.Ok, await meter.TakeAsync(agreement, Token));
    }

    [Fact]
    public async Task Agreements_that_are_not_used_today_are_forgotten()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        await meter.TakeAsync(Agreements.Of(quota: 5), Token);
        await meter.TakeAsync(Agreements.Of(quota: 0, rate: 5, id: "b"), Token);
        await meter.TakeAsync(Agreements.Of(quota: 0, id: "c"), Token);
        Assert.Equal(2, meter.Count);

        time.Advance(TimeSpan.FromMinutes(2));
        await meter.SweepAsync();
        Assert.Equal(1, meter.Count);
        time.Advance(TimeSpan.FromDays(1));
        await meter.SweepAsync();
        Assert.Equal(0, meter.Count);
    }

    [Fact]
    public async Task Days_that_are_long_over_are_forgotten()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        var ledger = database.NewLedger();
        await ledger.LeaseAsync("a", s_day, 5, 5, Token);

        time.Advance(TimeSpan.FromDays(7));
        await meter.SweepAsync();
        Assert.Equal(5, await ledger.ReadAsync("a", s_day, Token));
        time.Advance(TimeSpan.FromDays(1));
        await meter.SweepAsync();
        Assert.Equal(0, await ledger.ReadAsync("a", s_day, Token));
    }

    [Fact]
    public async Task Spending_a_slice_allocates_nothing()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var replicas = database.NewReplicas();
        using var meter = database.NewMeter(replicas);
        var agreement = Agreements.Of(quota: 1_000_000, rate: 1_000_000);
        await meter.TakeAsync(agreement, Token);

        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var call = 0; call < 60; call++)
            {
                // It completes at once, so what this thread allocates is all that is allocated.
                Assert.True(meter.TakeAsync(agreement, Token).AsTask().IsCompletedSuccessfully);
            }
        }));
    }

    private static async Task<int> CountAsync(QuotaMeter meter, Agreement agreement)
    {
        var taken = 0;
        while (await meter.TakeAsync(agreement, Token) == MeterResult.Ok)
        {
            taken++;
        }

        return taken;
    }

    private static async Task<ReplicaRegistry[]> ReplicasAsync(TestDatabase database, int count)
    {
        var replicas = Enumerable.Range(0, count).Select(_ => database.NewReplicas()).ToArray();
        foreach (var replica in replicas.Concat(replicas))
        {
            await replica.BeatAsync(Token);
        }

        Assert.All(replicas, replica => Assert.Equal(count, replica.LiveCount));
        return replicas;
    }

    private static void Dispose(QuotaMeter[] meters, ReplicaRegistry[] replicas)
    {
        Array.ForEach(meters, meter => meter.Dispose());
        Array.ForEach(replicas, replica => replica.Dispose());
    }
}
