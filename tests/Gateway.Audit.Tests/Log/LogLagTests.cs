using Gateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Audit.Tests.Log;

public sealed class LogLagTests
{
    [Fact]
    public async Task The_lag_is_how_long_the_oldest_record_waits()
    {
        var time = new FakeTimeProvider();
        var store = new GatedStore();
        await using var log = Logs.Over(store, time);
        await log.StartAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, log.Lag);

        var first = log.AppendAsync(Logs.Record(), out _, Logs.Token);
        await Poll.UntilAsync(() => store.IsCommitting, Logs.Patience, "the first is being committed");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), log.Lag);

        // The second waits for the first.
        var second = log.AppendAsync(Logs.Record(), out _, Logs.Token);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(3), log.Lag);

        store.LetThrough();
        Assert.True((await first).IsDurable);
        await Poll.UntilAsync(() => store.IsCommitting, Logs.Patience, "the second is being committed");
        Assert.Equal(TimeSpan.FromSeconds(1), log.Lag);

        store.LetAllThrough();
        Assert.True((await second).IsDurable);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, log.Lag);
    }

    [Fact]
    public async Task What_failed_waits_no_more()
    {
        var time = new FakeTimeProvider();
        var store = new GatedStore();
        await using var log = Logs.Over(store, time);
        await log.StartAsync();
        store.Failing = true;
        store.LetAllThrough();

        Assert.False((await log.AppendAsync(Logs.Record(), out _, Logs.Token)).IsDurable);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(TimeSpan.Zero, log.Lag);
    }
}
