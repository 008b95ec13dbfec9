using Gateway.Contracts.Management.V1;
using Gateway.Storage.Following;
using Gateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Storage.Tests.Following;

public class FollowerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Follows_what_is_registered(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var follower = database.NewFollower();
        await database.ApplyAsync(Samples.City());

        Assert.True(await follower.PollAsync(Token));

        var snapshot = follower.Current.Snapshot;
        Assert.Equal(1, snapshot.Revision);
        Assert.Equal("resident", snapshot.FindEntry("gongan", "resident", 0)!.Key.Name);
        Assert.Equal("window", snapshot.FindSystemByCredential("spiffe://city/shenpi/window"));
        Assert.Equal("gongan-adapter", snapshot.FindSystemByCredential(new string('A', 64)));
        Assert.Equal(1, snapshot.Agreements.Find("a-1")!.Revision);
        Assert.False(await follower.PollAsync(Token));

        var changed = Samples.Agreement();
        changed.Agreement.State = AgreementState.Suspended;
        await database.ApplyAsync(changed);
        Assert.True(await follower.PollAsync(Token));
        Assert.Equal(Core.Agreements.AgreementState.Suspended, follower.Current.Snapshot.Agreements.Find("a-1")!.State);
        Assert.Equal(2, follower.Current.Snapshot.Agreements.Find("a-1")!.Revision);
    }

    [Fact]
    public async Task A_view_is_fresh_for_one_second_from_the_start_of_its_query()
    {
        var time = new FakeTimeProvider();
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var follower = database.NewFollower();
        Assert.False(follower.IsFresh());

        await follower.PollAsync(Token);

        Assert.True(follower.IsFresh());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(follower.IsFresh());
        time.Advance(TimeSpan.FromTicks(1));
        Assert.False(follower.IsFresh());
    }

    [Theory, EachProvider]
    public async Task A_change_by_another_process_is_visible_within_a_second(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        // A signal of its own: as if the writer were another process.
        using var follower = database.NewFollower(new());
        await follower.StartAsync(Token);
        await Poll.UntilAsync(follower.IsFresh, s_patience, "it follows", Token);

        var seconds = new List<double>();
        for (var act = 1; act <= 5; act++)
        {
            await database.ApplyAsync([.. Samples.City(), Samples.Agreement($"act-{act}")]);
            var committed = database.Time.GetTimestamp();
            await Poll.UntilAsync(() => follower.Current.Snapshot.Revision == act, s_patience, "the change is visible", Token);
            seconds.Add(database.Time.GetElapsedTime(committed).TotalSeconds);
        }

        // The median: one act may meet a machine that is busy with something else.
        Assert.InRange(seconds.Order().ElementAt(2), 0, 1);
        await follower.StopAsync(Token);
    }

    [Theory, EachProvider]
    public async Task A_database_restored_from_a_backup_is_loaded_again(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var follower = database.NewFollower();
        await database.ApplyAsync(Samples.City());
        await database.ApplyAsync(Samples.Agreement("a-2"));
        await follower.PollAsync(Token);

        // The head goes back: the second act was never in the backup.
        await database.ExecuteAsync("DELETE FROM registrations WHERE key = 'a-2'");
        await database.ExecuteAsync("UPDATE head SET revision = 1");
        await follower.PollAsync(Token);
        Assert.Null(follower.Current.Snapshot.Agreements.Find("a-2"));
        Assert.Equal(1, follower.Current.Snapshot.Revision);

        // Another history under the same number, which only the epoch tells.
        await database.ExecuteAsync("DELETE FROM registrations WHERE key = 'a-1'");
        await database.Store.RenewEpochAsync(Token);
        Assert.True(await follower.PollAsync(Token));
        Assert.Equal(0, follower.Current.Snapshot.Agreements.Count);
        Assert.Equal(2, follower.Current.Snapshot.Departments.Count);
    }

    [Theory, EachProvider]
    public async Task A_row_that_cannot_be_read_makes_the_view_stale_and_is_never_skipped(StorageProvider provider)
    {
        var time = new FakeTimeProvider();
        await using var database = await TestDatabase.CreateAsync(provider, time);
        using var follower = database.NewFollower();
        await database.ApplyAsync(Samples.City());
        await follower.PollAsync(Token);
        await database.ExecuteAsync("INSERT INTO registrations (kind, key, revision, document) VALUES (9, 'x', 2, '')");
        await database.ExecuteAsync("UPDATE head SET revision = 2");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => follower.PollAsync(Token));

        Assert.Contains("\"x\"", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, follower.Current.Snapshot.Revision);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(follower.IsFresh());
        await database.ExecuteAsync("DELETE FROM registrations WHERE key = 'x'");
        await follower.PollAsync(Token);
        Assert.True(follower.IsFresh());
    }

    [Fact]
    public async Task Goes_on_by_itself_after_the_server_was_gone()
    {
        await using var server = await PostgresServer.StartAsync(Token);
        await using var database = await TestDatabase.OnAsync(server);
        using var follower = database.NewFollower();
        await follower.StartAsync(Token);
        await database.ApplyAsync(Samples.City());
        await Poll.UntilAsync(() => follower.Current.Snapshot.Revision == 1 && follower.IsFresh(), s_patience, "it follows", Token);

        server.Kill();
        await Poll.UntilAsync(() => !follower.IsFresh(), s_patience, "the view is stale", Token);
        await server.RestartAsync(Token);

        await Poll.UntilAsync(follower.IsFresh, s_patience, "the view is fresh again", Token);
        await Poll.UntilSucceedsAsync(_ => database.ApplyAsync(Samples.Agreement("a-2")), s_patience, "the store writes", Token);
        await Poll.UntilAsync(() => follower.Current.Snapshot.Revision == 2, s_patience, "it follows again", Token);
        await follower.StopAsync(Token);
    }

    [Fact]
    public async Task The_poll_goes_on_without_the_connection_that_listens()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        var signal = new HeadSignal();
        using var follower = database.NewFollower(signal);
        using var listener = database.NewListener(signal);
        await follower.StartAsync(Token);
        await listener.StartAsync(Token);
        const string Listeners = "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
        await Poll.UntilAsync(async () => await database.ExecuteAsync($"SELECT count(*) {Listeners}") is 1L, s_patience, "it listens", Token);

        await database.ExecuteAsync($"SELECT count(pg_terminate_backend(pid)) {Listeners}");
        await database.ApplyAsync(Samples.City());

        await Poll.UntilAsync(() => follower.Current.Snapshot.Revision == 1, s_patience, "the change is visible", Token);
        await Poll.UntilAsync(async () => await database.ExecuteAsync($"SELECT count(*) {Listeners}") is 1L, s_patience, "it listens again", Token);
        await listener.StopAsync(Token);
        await follower.StopAsync(Token);
    }

    [Fact]
    public async Task Tells_of_each_new_snapshot_and_survives_a_listener_that_throws()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        using var follower = database.NewFollower();
        var told = new List<long>();
        follower.Changed += snapshot =>
        {
            Assert.Same(snapshot, follower.Current.Snapshot);
            told.Add(snapshot.Revision);
            throw new InvalidOperationException("A listener's fault.");
        };

        await database.ApplyAsync(Samples.City());
        await follower.PollAsync(Token);
        await follower.PollAsync(Token);

        Assert.Equal([1L], told);
    }
}
