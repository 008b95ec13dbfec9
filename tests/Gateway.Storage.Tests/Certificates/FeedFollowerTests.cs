using Gateway.Core.Certificates;
using Gateway.Storage.Certificates;
using Gateway.Storage.Following;
using Gateway.Testing;

namespace Gateway.Storage.Tests.Certificates;

public class FeedFollowerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task A_value_is_held_until_an_event_is_about_it(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed();
        Assert.Null(follower.Current);
        Assert.False(follower.IsFresh(follower.Current));

        var before = await follower.ConfirmAsync(Token);
        await ledger.AcceptAsync([Events.Of(1), Events.Of(2)], Token);
        Assert.True(before.Window.Holds(before.Head, [Events.Key(1)]));
        var after = await follower.ConfirmAsync(Token);

        Assert.Same(after, follower.Current);
        Assert.Same(before.Window, after.Window);
        Assert.Equal(2, after.Head.Sequence);
        Assert.False(after.Window.Holds(before.Head, [Events.Key(1)]));
        Assert.False(after.Window.Holds(before.Head, [Events.Key(9), InvalidationKeys.OfHolder(1_000_002)]));
        Assert.True(after.Window.Holds(before.Head, [Events.Key(3), InvalidationKeys.OfType(Events.Licence)]));
        Assert.True(after.Window.Holds(after.Head, [Events.Key(1)]));

        await ledger.AcceptAsync([Events.Reset()], Token);
        var reset = await follower.ConfirmAsync(Token);
        Assert.False(reset.Window.Holds(after.Head, [Events.Key(3), InvalidationKeys.OfType(Events.Licence)]));
        Assert.True(reset.Window.Holds(after.Head, [Events.Key(3), InvalidationKeys.OfType(Events.Permit)]));
    }

    [Theory, EachProvider]
    public async Task A_replica_that_starts_later_trusts_the_values_of_the_others(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var first = database.NewFeed();
        var origin = (await first.ConfirmAsync(Token)).Head;
        await ledger.AcceptAsync([Events.Of(1)], Token);
        var point = (await first.ConfirmAsync(Token)).Head;
        await ledger.AcceptAsync([Events.Of(2)], Token);

        using var second = database.NewFeed();
        var window = (await second.ConfirmAsync(Token)).Window;

        Assert.True(window.Holds(point, [Events.Key(1)]));
        Assert.False(window.Holds(point, [Events.Key(2)]));
        Assert.True(window.Holds(origin, [Events.Key(3)]));
        Assert.False(window.Holds(origin, [Events.Key(1)]));
    }

    [Theory, EachProvider]
    public async Task Follows_by_the_poll_alone_where_notifications_are_lost(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        // A signal that nobody raises.
        using var follower = database.NewFeed(new());
        await follower.StartAsync(Token);
        await Poll.UntilAsync(() => follower.IsFresh(follower.Current), s_patience, "it follows", Token);

        var seconds = new List<double>();
        for (var act = 1; act <= 5; act++)
        {
            var moved = follower.Moved;
            await ledger.AcceptAsync([Events.Of((UInt128)act)], Token);
            var committed = database.Time.GetTimestamp();
            await moved.WaitAsync(s_patience, Token);
            seconds.Add(database.Time.GetElapsedTime(committed).TotalSeconds);
            Assert.Equal(act, follower.Current!.Head.Sequence);
        }

        // The median: one act may meet a machine that is busy with something else.
        Assert.InRange(seconds.Order().ElementAt(2), 0, 1);
        await follower.StopAsync(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower.ConfirmAsync(Token));
    }

    [Fact]
    public async Task One_listener_wakes_both_followers()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        database.Options.PollInterval = TimeSpan.FromHours(1);
        var signal = new HeadSignal();
        using var listener = database.NewListener(signal);
        using var feed = database.NewFeed(signal);
        using var follower = database.NewFollower(signal);
        await listener.StartAsync(Token);
        await feed.StartAsync(Token);
        await follower.StartAsync(Token);
        const string Listeners = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
        await Poll.UntilAsync(async () => await database.ExecuteAsync(Listeners) is 1L, s_patience, "it listens", Token);
        await Poll.UntilAsync(() => feed.Current is not null && follower.Current.ConfirmedAt is not null, s_patience, "both follow", Token);

        await database.NewCertificates().AcceptAsync([Events.Of(1)], Token);
        await Poll.UntilAsync(() => feed.Current!.Head.Sequence == 1, s_patience, "the event is seen", Token);
        await database.ApplyAsync(Samples.City());
        await Poll.UntilAsync(() => follower.Current.Snapshot.Revision == 1, s_patience, "the registration is seen", Token);

        await Task.WhenAll(listener.StopAsync(Token), feed.StopAsync(Token), follower.StopAsync(Token));
    }

    [Fact]
    public async Task Freshness_counts_from_the_start_of_the_query()
    {
        var time = new SetClock();
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        using var follower = database.NewFeed();

        await follower.ConfirmAsync(Token);
        var start = time.Timestamp;
        var view = await follower.ConfirmAsync(Token);

        Assert.Equal((start, Events.Noon), (view.ConfirmedAt, view.ConfirmedTime));
        time.Timestamp = start + 1_000_000;
        Assert.True(follower.IsFresh(view));
        time.Timestamp++;
        Assert.False(follower.IsFresh(view));
        // A clock that was set back makes nothing fresh, and what answers name as checked at does not go back with it.
        time.Now = Events.Noon.AddHours(-1);
        Assert.False(follower.IsFresh(view));
        Assert.Equal(Events.Noon, (await follower.ConfirmAsync(Token)).ConfirmedTime);
    }

    [Fact]
    public async Task A_view_ages_while_the_server_is_gone_and_the_outage_is_logged_once()
    {
        await using var server = await PostgresServer.StartAsync(Token);
        await using var database = await TestDatabase.OnAsync(server);
        var logger = new CountingLogger<FeedFollower>();
        using var follower = database.NewFeed(logger: logger);
        await follower.StartAsync(Token);
        await Poll.UntilAsync(() => follower.IsFresh(follower.Current), s_patience, "it follows", Token);
        var epoch = follower.Current!.Head.Epoch;

        server.Kill();
        await Poll.UntilAsync(() => !follower.IsFresh(follower.Current), s_patience, "the view is stale", Token);
        await Assert.ThrowsAnyAsync<Exception>(() => follower.ConfirmAsync(Token));
        await Assert.ThrowsAnyAsync<Exception>(() => follower.ConfirmAsync(Token));
        Assert.Equal(1, logger.Count(2400));
        await server.RestartAsync(Token);

        await Poll.UntilAsync(() => follower.IsFresh(follower.Current), s_patience, "the view is fresh again", Token);
        await Poll.UntilAsync(() => logger.Count(2401) == 1, s_patience, "the end of the outage is logged", Token);
        // The server was started again: who knows from what.
        Assert.NotEqual(epoch, follower.Current!.Head.Epoch);
        await follower.StopAsync(Token);
    }

    [Theory, EachProvider]
    public async Task An_event_that_cannot_be_read_is_never_skipped(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed();
        await follower.ConfirmAsync(Token);
        await ledger.AcceptAsync([Events.Of(1)], Token);
        await database.ExecuteAsync("UPDATE certificate_events SET kind = 99");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => follower.ConfirmAsync(Token));

        Assert.Contains("event 1", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, follower.Current!.Head.Sequence);
        await database.ExecuteAsync("UPDATE certificate_events SET kind = 4");
        Assert.Equal(1, (await follower.ConfirmAsync(Token)).Head.Sequence);
    }

    [Theory, EachProvider]
    public async Task A_follower_behind_by_more_than_its_window_forgets_what_was_before(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed(capacity: 10);
        using var other = database.NewFeed();
        await ledger.AcceptAsync([Events.Of(1)], Token);
        var before = await follower.ConfirmAsync(Token);

        await ledger.AcceptAsync([.. Enumerable.Range(2, 15).Select(each => Events.Of((UInt128)each))], Token);
        var after = await follower.ConfirmAsync(Token);

        Assert.Equal((before.Head.Epoch, 16), (after.Head.Epoch, after.Head.Sequence));
        Assert.Equal(7, after.Window.Start);
        Assert.False(after.Window.Holds(before.Head, [Events.Key(99)]));
        Assert.True(after.Window.Holds(after.Head, [Events.Key(16)]));
        // The points in between are known, though they were never its head.
        var page = await ledger.ReadAsync(0, [Events.Licence], 20, Token);
        Assert.True(after.Window.Holds(page.Events[6].Point, [Events.Key(7)]));
        Assert.False(after.Window.Holds(page.Events[6].Point, [Events.Key(8)]));
        Assert.False(after.Window.Holds(page.Events[5].Point, [Events.Key(1)]));

        // One by one they leave too.
        await ledger.AcceptAsync([.. Enumerable.Range(17, 9).Select(each => Events.Of((UInt128)each))], Token);
        Assert.Equal(16, (await follower.ConfirmAsync(Token)).Window.Start);
        Assert.True((await follower.ConfirmAsync(Token)).Window.Knows(after.Head));
        await ledger.AcceptAsync([Events.Of(26)], Token);
        Assert.False((await follower.ConfirmAsync(Token)).Window.Knows(after.Head));
        Assert.True((await other.ConfirmAsync(Token)).Window.Knows(after.Head));
    }

    [Fact]
    public async Task Callers_at_once_share_queries_that_began_after_they_called()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed();
        var views = new System.Collections.Concurrent.ConcurrentBag<FeedView>();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(
            async () =>
            {
                for (var round = 0; round < 20; round++)
                {
                    var accepted = caller == 0 ? (await ledger.AcceptAsync([Events.Of((UInt128)round)], Token))[0].Sequence : 0;
                    var called = database.Time.GetTimestamp();
                    var view = await follower.ConfirmAsync(Token);
                    Assert.True(view.ConfirmedAt >= called);
                    Assert.True(view.Head.Sequence >= accepted);
                    views.Add(view);
                }
            },
            Token)));

        Assert.True(views.Distinct().Count() < views.Count);
    }

    [Theory, EachProvider]
    public async Task A_caller_who_gives_up_does_not_end_the_query_of_the_others(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var follower = database.NewFeed();
        using var source = new CancellationTokenSource();

        var given = follower.ConfirmAsync(source.Token);
        var kept = follower.ConfirmAsync(Token);
        await source.CancelAsync();

        Assert.Equal(0, (await kept).Head.Sequence);
        await Task.WhenAny(given);
    }

    [Theory, EachProvider]
    public async Task Never_publishes_a_head_whose_events_it_lacks(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var follower = database.NewFeed();
        var origin = (await follower.ConfirmAsync(Token)).Head;
        await follower.StartAsync(Token);
        const int Writers = 8;
        const int Acts = 15;
        var done = 0;
        var observer = Task.Run(
            () =>
            {
                var seen = 0L;
                while (Volatile.Read(ref done) == 0 || seen < Writers * Acts)
                {
                    Token.ThrowIfCancellationRequested();
                    var view = follower.Current!;
                    Assert.True(view.Head.Sequence >= seen);
                    seen = view.Head.Sequence;
                    Assert.True(view.Window.Knows(view.Head));
                    if (seen > 0)
                    {
                        Assert.False(view.Window.Holds(origin, [InvalidationKeys.OfType(Events.Licence)]));
                    }
                }
            },
            Token);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                for (var act = 0; act < Acts; act++)
                {
                    var certificate = (UInt128)((writer * Acts) + act);
                    var filledAt = follower.Current!.Head;
                    var accepted = (await database.NewCertificates().AcceptAsync([Events.Of(certificate), Events.Reset()], Token))[0].Sequence;
                    var view = await follower.ConfirmAsync(Token);
                    Assert.True(view.Head.Sequence >= accepted);
                    Assert.False(view.Window.Holds(filledAt, [Events.Key(certificate)]));
                }
            },
            Token)));
        Volatile.Write(ref done, 1);
        await observer.WaitAsync(s_patience, Token);

        Assert.Equal(Writers * Acts * 2, follower.Current!.Head.Sequence);
        await follower.StopAsync(Token);
    }

    /// <summary>A clock that can be set, beside timestamps of a microsecond that go on.</summary>
    private sealed class SetClock : TimeProvider
    {
        public long Timestamp { get; set; } = 1;

        public DateTimeOffset Now { get; set; } = Events.Noon;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => Timestamp;

        // Each query looks at the clock, and takes a microsecond.
        public override DateTimeOffset GetUtcNow()
        {
            Timestamp++;
            return Now;
        }
    }
}
