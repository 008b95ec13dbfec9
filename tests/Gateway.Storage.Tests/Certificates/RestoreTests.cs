using Gateway.Storage.Certificates;

namespace Gateway.Storage.Tests.Certificates;

/// <summary>A database that is not the one it was: nothing that was cached before counts.</summary>
public class RestoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task A_head_that_went_back_is_noticed_and_the_epoch_renewed_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var logger = new CountingLogger<FeedFollower>();
        using var first = database.NewFeed(new(), logger: logger);
        using var second = database.NewFeed(new(), logger: logger);
        await database.NewCertificates().AcceptAsync([Events.Of(1), Events.Of(2), Events.Of(3)], Token);
        var before = await first.ConfirmAsync(Token);
        await second.ConfirmAsync(Token);
        var renewals = logger.Count(2405);

        // The backup was made after the second event.
        await RestoreAsync(database, 2);
        var views = await Task.WhenAll(
            Task.Run(() => first.ConfirmAsync(Token), Token), Task.Run(() => second.ConfirmAsync(Token), Token));

        Assert.Equal(1, logger.Count(2405) - renewals);
        Assert.Equal(views[0].Head, views[1].Head);
        Assert.NotEqual(before.Head.Epoch, views[0].Head.Epoch);
        Assert.All(views, view =>
        {
            Assert.Equal(2, view.Head.Sequence);
            Assert.False(view.Window.Holds(before.Head, [Events.Key(9)]));
            Assert.False(view.Window.Holds(before.Head with { Sequence = 2, Epoch = view.Head.Epoch }, [Events.Key(9)]));
            Assert.True(view.Window.Holds(view.Head, [Events.Key(1)]));
        });
    }

    [Theory, EachProvider]
    public async Task The_register_is_not_believed_while_the_epoch_is_of_another_run_of_the_server(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        await ledger.AcceptAsync([Events.Of(1)], Token);
        Assert.Single((await ledger.FindAsync(Events.Licence, [1], Token)).Statuses);

        await database.ExecuteAsync("UPDATE certificate_head SET incarnation = 'the run before'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.FindAsync(Events.Licence, [1], Token));

        using var follower = database.NewFeed();
        await follower.ConfirmAsync(Token);
        Assert.Single((await ledger.FindAsync(Events.Licence, [1], Token)).Statuses);
    }

    [Theory, EachProvider]
    public async Task Another_history_of_the_same_length_is_noticed_by_its_tip(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed();
        await ledger.AcceptAsync([Events.Of(1), Events.Of(2)], Token);
        var before = await follower.ConfirmAsync(Token);

        await RestoreAsync(database, 1);
        await ledger.AcceptAsync([Events.Of(3)], Token);
        var after = await follower.ConfirmAsync(Token);

        Assert.Equal(2, after.Head.Sequence);
        Assert.NotEqual(before.Head.Epoch, after.Head.Epoch);
        Assert.False(after.Window.Holds(before.Head, [Events.Key(9)]));
    }

    [Theory, EachProvider]
    public async Task Another_history_that_is_longer_by_now_is_noticed_by_the_tip_of_the_known_event(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed();
        using var slow = database.NewFeed(capacity: 3);
        await ledger.AcceptAsync([Events.Of(1), Events.Of(2)], Token);
        var before = await follower.ConfirmAsync(Token);
        await slow.ConfirmAsync(Token);

        await RestoreAsync(database, 1);
        await ledger.AcceptAsync([.. Enumerable.Range(3, 6).Select(each => Events.Of((UInt128)each))], Token);
        // Though more came than its window holds.
        var noticed = await slow.ConfirmAsync(Token);
        var after = await follower.ConfirmAsync(Token);

        Assert.Equal(noticed.Head, after.Head);
        Assert.Equal(7, after.Head.Sequence);
        Assert.NotEqual(before.Head.Epoch, after.Head.Epoch);
        Assert.Equal(7, after.Window.Start);
        Assert.False(after.Window.Knows(before.Head));
    }

    [Theory, EachProvider]
    public async Task Another_run_of_the_server_renews_the_epoch_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var logger = new CountingLogger<FeedFollower>();
        using var first = database.NewFeed(new(), logger: logger);
        using var second = database.NewFeed(new(), logger: logger);
        await database.NewCertificates().AcceptAsync([Events.Of(1)], Token);
        var before = await first.ConfirmAsync(Token);
        var (renewals, live) = (logger.Count(2405), await database.ExecuteAsync("SELECT incarnation FROM certificate_head"));

        // The backup is of the same length, and of the same epoch and tip; the server was started again for it.
        await database.ExecuteAsync("UPDATE certificate_head SET incarnation = 'another'");
        var views = await Task.WhenAll(
            Task.Run(() => first.ConfirmAsync(Token), Token), Task.Run(() => second.ConfirmAsync(Token), Token));

        Assert.Equal(1, logger.Count(2405) - renewals);
        Assert.Equal(views[0].Head, views[1].Head);
        Assert.NotEqual(before.Head.Epoch, views[0].Head.Epoch);
        Assert.Equal(before.Head.Sequence, views[0].Head.Sequence);
        Assert.False(views[0].Window.Knows(before.Head));
        Assert.Equal(live, await database.ExecuteAsync("SELECT incarnation FROM certificate_head"));
        Assert.Equal(views[0].Head, (await first.ConfirmAsync(Token)).Head);
    }

    [Theory, EachProvider]
    public async Task An_epoch_that_somebody_renewed_is_taken_over(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        using var follower = database.NewFeed();
        await ledger.AcceptAsync([Events.Of(1)], Token);
        var before = await follower.ConfirmAsync(Token);

        await ledger.RenewEpochAsync(Token);
        var head = (await ledger.ReadAsync(1, [Events.Licence], 1, Token)).Head;
        var after = await follower.ConfirmAsync(Token);

        Assert.Equal(head, after.Head);
        Assert.NotEqual(before.Head.Epoch, head.Epoch);
        Assert.False(after.Window.Knows(before.Head));
        // A watcher's cursor is of the same events all the same.
        Assert.Equal(before.Head with { Epoch = head.Epoch }, (await ledger.ReadAsync(1, [Events.Licence], 1, Token)).After);
    }

    [Theory, EachProvider]
    public async Task A_feed_that_is_not_complete_is_known_from_its_head_alone(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewCertificates();
        await ledger.AcceptAsync([.. Enumerable.Range(1, 5).Select(each => Events.Of((UInt128)each))], Token);
        await database.ExecuteAsync("DELETE FROM certificate_events WHERE sequence = 3");

        using var follower = database.NewFeed();
        var view = await follower.ConfirmAsync(Token);

        Assert.Equal((5, 5), (view.Head.Sequence, view.Window.Start));
        await ledger.AcceptAsync([Events.Of(6)], Token);
        Assert.Equal(6, (await follower.ConfirmAsync(Token)).Head.Sequence);
        Assert.False((await follower.ConfirmAsync(Token)).Window.Holds(view.Head, [Events.Key(6)]));
    }

    [Fact]
    public async Task An_ordinary_role_may_ask_for_the_run_of_the_server()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        using var follower = database.NewFeed();
        await follower.ConfirmAsync(Token);
        var role = "ordinary" + Guid.NewGuid().ToString("N");
        await database.ExecuteAsync($"CREATE ROLE {role}; GRANT SELECT ON certificate_head TO {role}");
        try
        {
            var text = database.Database.ReadFeedHead();
            await using var connection = await database.Database.OpenAsync(Token);
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SET LOCAL ROLE {role}; SET LOCAL TIME ZONE 'Asia/Shanghai'; SET LOCAL DateStyle TO German; {text}";

            await using var row = await command.ExecuteReaderAsync(Token);

            Assert.True(await row.ReadAsync(Token));
            // However the session writes times, the text is the one that is stored.
            Assert.Equal(row.GetString(3), row.GetString(5));
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_time_is_never_after_the_moment_that_its_answer_is_of()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        using var follower = database.NewFeed();
        await follower.ConfirmAsync(Token);
        await using var connection = await database.Database.OpenAsync(Token);
        await using var transaction = await database.Database.BeginSnapshotAsync(connection, Token);
        var first = await FeedHead.ReadAsync(database.Database, connection, transaction, Token);

        await database.NewCertificates().AcceptAsync([Events.Of(1)], Token);
        var again = await FeedHead.ReadAsync(database.Database, connection, transaction, Token);

        // The snapshot is that of the first statement, so the time must be too.
        Assert.Equal(first, again);
    }

    /// <summary>Brings back what was there after an event, unannounced.</summary>
    private static async Task RestoreAsync(TestDatabase database, long sequence)
    {
        await database.ExecuteAsync($"DELETE FROM certificate_events WHERE sequence > {sequence}");
        await database.ExecuteAsync(
            $"UPDATE certificate_head SET sequence = {sequence}, tip = (SELECT tip FROM certificate_events WHERE sequence = {sequence})");
    }
}
