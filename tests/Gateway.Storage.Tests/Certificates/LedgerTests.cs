using Gateway.Core.Certificates;
using Gateway.Storage.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Storage.Tests.Certificates;

public class LedgerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Accepts_once_and_answers_a_repetition_with_the_first_sequence(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        var (first, second) = (Events.Of(1), Events.Of(2, StatusEventKind.Issued));

        var accepted = await ledger.AcceptAsync([first, second], Token);
        // Sealed anew, the holders in another order and named twice: the same event.
        var repeated = await ledger.AcceptAsync([second with { Payload = new byte[] { 9 }, Holders = [.. second.Holders, .. second.Holders] }, first], Token);

        Assert.Equal([AcceptanceStatus.Accepted, AcceptanceStatus.Accepted], accepted.Select(each => each.Status));
        Assert.Equal([1L, 2L], accepted.Select(each => each.Sequence));
        Assert.InRange(accepted[0].AcceptedAt, DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
        Assert.Equal(accepted.Reverse().Select(each => each with { Status = AcceptanceStatus.Repeated }), repeated);
        Assert.Equal(2, (await ledger.ReadAsync(0, [Events.Licence], 10, Token)).Head.Sequence);
    }

    [Theory, EachProvider]
    public async Task Another_event_under_a_known_id_conflicts_and_changes_nothing(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        var report = Events.Of(1);
        var first = Assert.Single(await ledger.AcceptAsync([report], Token));
        StatusEvent[] others =
        [
            report with { Kind = StatusEventKind.Reinstated },
            report with { Certificate = 2 },
            report with { TypeCode = Events.Permit },
            report with { Holders = [] },
            report with { OccurredAt = report.OccurredAt.AddMicroseconds(1) },
        ];

        var conflicting = await ledger.AcceptAsync(others, Token);

        Assert.All(conflicting, each => Assert.Equal(first with { Status = AcceptanceStatus.Conflicting }, each));
        Assert.Equal(StatusEventKind.Revoked, (await FindAsync(ledger, 1))!.Value.Kind);
        Assert.Null(await FindAsync(ledger, 2));
        // The same id of another department is another event.
        Assert.Equal(2, Assert.Single(await ledger.AcceptAsync([report with { Provider = "weijian" }], Token)).Sequence);
    }

    [Theory, EachProvider]
    public async Task An_id_twice_in_one_act_is_accepted_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        var report = Events.Of(1, StatusEventKind.Issued);

        var acceptances = await ledger.AcceptAsync([report, report, report with { Kind = StatusEventKind.Revoked }], Token);

        Assert.Equal(
            [AcceptanceStatus.Accepted, AcceptanceStatus.Repeated, AcceptanceStatus.Conflicting], acceptances.Select(each => each.Status));
        Assert.All(acceptances, each => Assert.Equal(1, each.Sequence));
    }

    [Theory, EachProvider]
    public async Task Writers_at_once_take_turns_without_gaps(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        const int Writers = 8;
        const int Acts = 12;

        var accepted = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                var sequences = new List<long>();
                for (var act = 0; act < Acts; act++)
                {
                    var acceptances = await database.NewCertificates().AcceptAsync([Events.Of((UInt128)writer), Events.Of((UInt128)act)], Token);
                    sequences.AddRange(acceptances.Select(each => each.Sequence));
                }

                return sequences;
            },
            Token)));

        Assert.Equal(Enumerable.Range(1, Writers * Acts * 2).Select(each => (long)each), accepted.SelectMany(each => each).Order());
        Assert.All(accepted, each => Assert.Equal(each.Order(), each));
    }

    [Theory, EachProvider]
    public async Task The_register_is_asked_for_many_at_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        await ledger.AcceptAsync([Events.Of(1), Events.Of(3, StatusEventKind.Issued), Events.Of(4) with { TypeCode = Events.Permit }, Events.Reset()], Token);

        var found = (await ledger.FindAsync(Events.Licence, [3, 2, 1, 4, 3], Token)).Statuses;

        Assert.Equal([StatusEventKind.Issued, null, StatusEventKind.Revoked, null, StatusEventKind.Issued], found.Select(each => each?.Kind));
        Assert.Equal(new RegisteredStatus(StatusEventKind.Revoked, Events.Noon, 1), found[2]);
        Assert.Empty((await ledger.FindAsync(Events.Licence, [], Token)).Statuses);
        var many = Enumerable.Range(0, CertificateLedger.GreatestCount).Select(each => (UInt128)each).ToArray();
        Assert.Equal(2, ((await ledger.FindAsync(Events.Licence, many, Token)).Statuses).Count(each => each is not null));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ledger.FindAsync(Events.Licence, [.. many, 1], Token));
    }

    [Theory, EachProvider]
    public async Task Watchers_page_through_the_events_of_their_types(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        var reports = new[] { Events.Of(1), Events.Of(2) with { TypeCode = Events.Permit }, Events.Reset(), Events.Of(4), Events.Of(5) with { TypeCode = "other" } };
        var acceptances = await ledger.AcceptAsync(reports, Token);

        var first = await ledger.ReadAsync(0, [Events.Licence, Events.Permit], 2, Token);
        var second = await ledger.ReadAsync(first.Through.Sequence, [Events.Licence, Events.Permit], 3, Token);

        Assert.Equal([1L, 2L], first.Events.Select(each => each.Point.Sequence));
        Assert.Equal([3L, 4L], second.Events.Select(each => each.Point.Sequence));
        Assert.Equal((first.Events[1].Point, first.Through), (first.Through, second.After!.Value));
        // There is nothing more of these types: the cursor goes on past what is of others.
        Assert.Equal((5L, second.Head), (second.Head.Sequence, second.Through));
        Assert.Equal(new FeedPoint(first.Head.Epoch, 0, 0), first.After);
        var revoked = first.Events[0];
        Assert.Equal((reports[0].EventId, Events.Licence, (UInt128)1, StatusEventKind.Revoked), (revoked.EventId, revoked.TypeCode, revoked.Certificate!.Value, revoked.Kind));
        Assert.Equal((Events.Noon, acceptances[0].AcceptedAt), (revoked.OccurredAt, revoked.AcceptedAt));
        Assert.Equal(new byte[] { 1, 2, 3 }, revoked.Payload.ToArray());
        Assert.Null(second.Events[0].Certificate);
        Assert.Empty((await ledger.ReadAsync(0, [], 10, Token)).Events);
        Assert.Null((await ledger.ReadAsync(77, [Events.Licence], 10, Token)).After);
    }

    [Theory, EachProvider]
    public async Task What_the_tables_cannot_hold_is_accepted_in_no_part(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        StatusEvent[] unsound =
        [
            Events.Reset() with { Certificate = 1 },
            Events.Of(1) with { Certificate = null },
            Events.Of(1) with { EventId = "" },
            Events.Of(1) with { EventId = "a\0b" },
            Events.Of(1) with { EventId = new string('x', StatusEvent.GreatestEventIdLength + 1) },
            Events.Of(1, (StatusEventKind)99),
            Events.Of(1) with { Holders = default },
            Events.Of(1) with { Holders = [.. new UInt128[StatusEvent.GreatestHolderCount + 1]] },
        ];

        foreach (var report in unsound)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => ledger.AcceptAsync([Events.Of(1), report], Token));
        }

        Assert.Equal(0, (await ledger.ReadAsync(0, [Events.Licence], 10, Token)).Head.Sequence);
    }

    [Fact]
    public async Task The_clock_of_an_embedded_database_never_goes_back()
    {
        var time = new FakeTimeProvider(Events.Noon);
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite, time);
        var ledger = await database.NewFollowedCertificatesAsync();
        await ledger.AcceptAsync([Events.Of(1)], Token);

        time.AdjustTime(Events.Noon.AddHours(-1));
        var later = Assert.Single(await ledger.AcceptAsync([Events.Of(2)], Token));

        Assert.Equal(Events.Noon, later.AcceptedAt);
    }

    [Fact]
    public async Task A_writer_that_freezes_while_it_holds_the_head_keeps_the_others_waiting_for_seconds_only()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        await using var frozen = database.Database.CreateContext();
        await using var transaction = await frozen.Database.BeginTransactionAsync(Token);
        await HeadLock.TakeAsync(database.Database, frozen, Token);

        var accepted = await database.NewCertificates().AcceptAsync([Events.Of(1)], Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Equal(AcceptanceStatus.Accepted, Assert.Single(accepted).Status);
        await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync(Token));
    }

    private static async Task<RegisteredStatus?> FindAsync(CertificateLedger ledger, UInt128 certificate) =>
        Assert.Single((await ledger.FindAsync(Events.Licence, [certificate], Token)).Statuses);
}
