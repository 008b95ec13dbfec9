using System.Net;
using Gateway.Audit.Tests.Log;
using Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Audit.Tests.Refusals;

public sealed class RefusalAggregatorTests
{
    private const string Reason = "CALLER_UNKNOWN";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 30, TimeSpan.Zero);
    private static readonly long NoonMinute = Noon.ToUnixTimeSeconds() - 30;

    [Fact]
    public void Counts_by_address_reason_and_minute()
    {
        var aggregator = new RefusalAggregator();
        Add(aggregator, "192.0.2.1", Noon, times: 3);
        Add(aggregator, "::ffff:192.0.2.1", Noon);
        Add(aggregator, "2001:db8:0:1::1", Noon);
        Add(aggregator, "2001:db8:0:1:ffff::2", Noon);
        Add(aggregator, "2001:db8:0:2::1", Noon);
        aggregator.Add(IPAddress.Parse("192.0.2.1"), "CERTIFICATE_EXPIRED", Noon);
        aggregator.Add(null, Reason, Noon);
        Assert.Empty(aggregator.Take(Noon, all: false));
        Add(aggregator, "192.0.2.1", Noon.AddMinutes(1));

        List<RefusalCount> taken = aggregator.Take(Noon.AddMinutes(1), all: false);

        Assert.All(taken, count => Assert.Equal(NoonMinute, count.Minute));
        Assert.Equal(
            ["/CALLER_UNKNOWN:1", "192.0.2.1/CALLER_UNKNOWN:4", "192.0.2.1/CERTIFICATE_EXPIRED:1", "2001:db8:0:1::/64/CALLER_UNKNOWN:2", "2001:db8:0:2::/64/CALLER_UNKNOWN:1"],
            taken.Select(count => $"{count.Address}/{count.Reason}:{count.Count}").Order(StringComparer.Ordinal));
        Assert.Equal(NoonMinute + 60, Assert.Single(aggregator.Take(Noon.AddMinutes(2), all: false)).Minute);
    }

    [Fact]
    public void A_flood_of_addresses_and_reasons_stays_bounded_and_counts_all()
    {
        var aggregator = new RefusalAggregator(maxAddresses: 100);
        for (int i = 0; i < 200_000; i++)
        {
            aggregator.Add(new IPAddress(i + 1), i % 1000 == 0 ? $"REASON_{i}" : Reason, Noon);
        }

        List<RefusalCount> taken = aggregator.Take(Noon, all: true);
        Assert.Equal(200_000, taken.Sum(count => count.Count));
        Assert.Equal(101, taken.Select(count => count.Address).Distinct().Count());
        Assert.InRange(taken.Count, 101, 200);
    }

    [Fact]
    public async Task Nothing_is_lost_between_two_minutes()
    {
        var aggregator = new RefusalAggregator(maxAddresses: 8);
        const int Callers = 4;
        const int Each = 100_000;
        long taken = 0;
        Task[] adding = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                aggregator.Add(new IPAddress(i % 20), Reason, Noon.AddSeconds(i / 50));
            }
        }))];
        while (adding.Any(task => !task.IsCompleted))
        {
            taken += aggregator.Take(Noon, all: true).Sum(count => count.Count);
        }

        await Task.WhenAll(adding);
        taken += aggregator.Take(Noon, all: true).Sum(count => count.Count);
        Assert.Equal(Callers * Each, taken);
    }

    [Fact]
    public void Minutes_that_cannot_be_written_are_joined_and_still_count()
    {
        var aggregator = new RefusalAggregator();
        for (int minute = 0; minute < 100; minute++)
        {
            for (int address = 1; address <= 50; address++)
            {
                aggregator.Add(new IPAddress(address), Reason, Noon.AddMinutes(minute));
            }

            aggregator.PutBack(aggregator.Take(Noon.AddMinutes(minute + 1), all: false));
        }

        List<RefusalCount> taken = aggregator.Take(Noon.AddMinutes(200), all: true);
        Assert.Equal(100 * 50, taken.Sum(count => count.Count));
        Assert.InRange(taken.Count, 1, 5000);
        Assert.Equal(NoonMinute, taken.Min(count => count.Minute));
    }

    [Fact]
    public async Task Finished_minutes_go_to_the_log_and_the_open_one_at_shutdown()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(Noon);
        var aggregator = new RefusalAggregator();
        await using DurableLog log = Logs.Sqlite(folder.At("log.db"));
        await log.StartAsync();
        using var flush = new RefusalFlush(new(aggregator), new(log), time, NullLogger<RefusalFlush>.Instance);
        await flush.StartAsync(Logs.Token);
        Add(aggregator, "192.0.2.1", Noon, times: 5);
        await Poll.UntilAsync(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(5));
                return (await Logs.AllAsync(log)).Count == 1;
            },
            Logs.Patience,
            "the minute is written",
            Logs.Token);
        Add(aggregator, "192.0.2.2", time.GetUtcNow());
        await flush.StopAsync(Logs.Token);

        List<LogRow> rows = await Logs.AllAsync(log);
        Assert.Equal(2, rows.Count);
        var first = Contracts.Audit.V1.ExchangeRecord.Parser.ParseFrom(rows[0].Record.Span);
        Assert.Equal(Contracts.Audit.V1.RecordKind.Aggregate, first.Kind);
        Assert.Equal(Reason, first.Reason);
        Assert.Equal(new Contracts.Audit.V1.Aggregate { Address = "192.0.2.1", Minute = NoonMinute, Count = 5 }, first.Aggregate);
    }

    [Fact]
    public async Task Counts_that_the_log_does_not_take_are_kept()
    {
        var aggregator = new RefusalAggregator();
        Add(aggregator, "192.0.2.1", Noon);
        await using DurableLog closed = Logs.Over(new GatedStore());
        using var flush = new RefusalFlush(new(aggregator), new(closed), new FakeTimeProvider(Noon), NullLogger<RefusalFlush>.Instance);
        Assert.Equal(1, (await flush.FlushAsync(all: true)).Left);
        Assert.Equal(1, Assert.Single(aggregator.Take(Noon, all: true)).Count);
    }

    private static void Add(RefusalAggregator aggregator, string address, DateTimeOffset now, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            aggregator.Add(IPAddress.Parse(address), Reason, now);
        }
    }
}
