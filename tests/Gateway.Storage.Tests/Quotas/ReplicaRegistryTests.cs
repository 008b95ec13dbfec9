using Microsoft.Extensions.Time.Testing;

namespace Gateway.Storage.Tests.Quotas;

public class ReplicaRegistryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task A_replica_counts_while_its_beat_moves(StorageProvider provider)
    {
        var time = new FakeTimeProvider();
        await using var database = await TestDatabase.CreateAsync(provider, time);
        using var one = database.NewReplicas();
        using var two = database.NewReplicas();
        Assert.Equal(1, one.LiveCount);

        await two.BeatAsync(Token);
        await one.BeatAsync(Token);
        Assert.Equal(2, one.LiveCount);

        for (var second = 0; second < 6; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await two.BeatAsync(Token);
            await one.BeatAsync(Token);
        }

        Assert.Equal(2, one.LiveCount);
        time.Advance(TimeSpan.FromSeconds(5));
        await one.BeatAsync(Token);
        Assert.Equal(2, one.LiveCount);
        time.Advance(TimeSpan.FromSeconds(1));
        await one.BeatAsync(Token);
        Assert.Equal(1, one.LiveCount);

        await two.BeatAsync(Token);
        await one.BeatAsync(Token);
        Assert.Equal(2, one.LiveCount);
    }

    [Theory, EachProvider]
    public async Task One_that_stops_in_order_leaves_at_once_and_a_dead_one_is_forgotten(StorageProvider provider)
    {
        var time = new FakeTimeProvider();
        await using var database = await TestDatabase.CreateAsync(provider, time);
        using var one = database.NewReplicas();
        using var two = database.NewReplicas();
        using var dead = database.NewReplicas();
        await two.BeatAsync(Token);
        await dead.BeatAsync(Token);
        await one.BeatAsync(Token);
        Assert.Equal(3, one.LiveCount);

        await two.StopAsync(Token);
        await one.BeatAsync(Token);
        Assert.Equal(2, one.LiveCount);

        time.Advance(TimeSpan.FromMinutes(6));
        await one.BeatAsync(Token);
        Assert.Equal(1, one.LiveCount);
        Assert.Equal(1L, Convert.ToInt64(await database.ExecuteAsync("SELECT count(*) FROM replicas"), System.Globalization.CultureInfo.InvariantCulture));
    }
}
