using Gateway.Server.Certificates.Caching;
using Gateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Server.Tests.Certificates.Caching;

public sealed class CertificateCacheTests : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly CacheBench _bench;

    public CertificateCacheTests() => _bench = new CacheBench(_time);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_was_filled_is_served_until_its_time_is_over()
    {
        var first = await _bench.GetAsync(1, TimeSpan.FromMinutes(1));
        Pass(TimeSpan.FromSeconds(59));
        var second = await _bench.GetAsync(1, TimeSpan.FromMinutes(1));
        Pass(TimeSpan.FromSeconds(1));
        var third = await _bench.GetAsync(1, TimeSpan.FromMinutes(1));

        Assert.Equal([CacheLevel.Source, CacheLevel.Memory, CacheLevel.Source], [first.Level, second.Level, third.Level]);
        Assert.Equal(first.FilledAt, second.FilledAt);
        Assert.Equal("number 1 as of fill 2", CacheBench.TextOf(third));
        Assert.Equal(1, _bench.Counted["hits memory"]);
        Assert.Equal(1, _bench.Counted["stale expired"]);
    }

    [Fact]
    public async Task A_caller_gets_nothing_older_than_it_wants()
    {
        await _bench.GetAsync(1);
        Pass(TimeSpan.FromSeconds(30));

        Assert.Equal(CacheLevel.Memory, (await _bench.GetAsync(1, maxAge: TimeSpan.FromSeconds(30))).Level);
        Assert.Equal(CacheLevel.Source, (await _bench.GetAsync(1, maxAge: TimeSpan.FromSeconds(29))).Level);
        Assert.Equal(1, _bench.Counted["stale max_age"]);
    }

    [Fact]
    public async Task A_caller_who_wants_nothing_old_gets_no_fill_that_began_before_it_came()
    {
        var (first, second) = (new TaskCompletionSource<Fill>(), new TaskCompletionSource<Fill>());
        var early = _bench.GetAsync(1, _ => first.Task).AsTask();
        Pass(TimeSpan.FromMilliseconds(500));
        var late = _bench.Cache.GetAsync(new CacheRequest(CacheBench.KeyOf(1), "T", TimeSpan.Zero, _ => second.Task), default).AsTask();
        first.SetResult(_bench.FillOf(1, s_patience));
        second.SetResult(_bench.FillOf(1, s_patience));

        Assert.Equal("number 1 as of fill 1", CacheBench.TextOf(await early.WaitAsync(s_patience)));
        Assert.Equal("number 1 as of fill 2", CacheBench.TextOf(await late.WaitAsync(s_patience)));
    }

    [Fact]
    public async Task An_event_about_its_certificate_holder_or_type_ends_an_answer()
    {
        foreach (var key in CacheBench.KeysOf(1))
        {
            await _bench.GetAsync(1);
            Assert.Equal(CacheLevel.Memory, (await _bench.GetAsync(1)).Level);
            _bench.Feed.Report(key);
            Assert.Equal(CacheLevel.Source, (await _bench.GetAsync(1)).Level);
        }

        _bench.Feed.Report(CacheBench.KeysOf(2)[0]);
        Assert.Equal(CacheLevel.Memory, (await _bench.GetAsync(1)).Level);
        Assert.Equal(3, _bench.Counted["stale touched"]);
    }

    [Fact]
    public async Task Where_the_feed_is_not_confirmed_the_source_is_asked_and_nothing_is_kept()
    {
        var kept = await _bench.GetAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2));

        var asked = await _bench.GetAsync(1);
        Assert.Equal(CacheLevel.Source, asked.Level);
        Assert.Null(asked.Began);
        Assert.True(_bench.Cache.TryConfirm(asked, out var readAt));
        Assert.Equal(_time.GetUtcNow(), readAt);
        Assert.False(_bench.Cache.TryConfirm(kept, out _));

        // What was read of the register is as good as a confirmation, and as long.
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.False(_bench.Cache.TryConfirm(asked, out _));
        _bench.Feed.Confirm();
        Assert.Equal("number 1 as of fill 1", CacheBench.TextOf(await _bench.GetAsync(1)));
        Assert.False(_bench.Cache.TryConfirm(asked, out _));
        Assert.True(_bench.Cache.TryConfirm(kept, out var checkedAt));
        Assert.Equal(_time.GetUtcNow(), checkedAt);

        _bench.Feed.BeUnknown();
        Assert.Equal(CacheLevel.Source, (await _bench.GetAsync(1)).Level);
        Assert.Equal(2, _bench.Counted["stale unconfirmed"]);
    }

    [Fact]
    public async Task An_answer_is_not_confirmed_after_an_event_about_it()
    {
        var answer = await _bench.GetAsync(1);
        Assert.True(_bench.Cache.TryConfirm(answer, out _));
        _bench.Feed.Report(CacheBench.KeysOf(1)[0]);
        Assert.False(_bench.Cache.TryConfirm(answer, out _));

        _bench.Feed.StartAnew();
        Assert.False(_bench.Cache.TryConfirm(answer, out _));
    }

    [Fact]
    public async Task A_failure_goes_to_all_who_wait_and_is_not_kept()
    {
        var end = new TaskCompletionSource<Fill>();
        var calls = Enumerable.Range(0, 3).Select(_ => _bench.GetAsync(1, _ => end.Task).AsTask()).ToArray();
        end.SetResult(Fill.Failed("no such service"));

        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal("no such service", answer.Failure));
        var next = await _bench.GetAsync(1);
        Assert.Null(next.Failure);
        Assert.Equal(1, _bench.Asked);
    }

    [Fact]
    public async Task A_fault_of_the_source_is_thrown_to_all_who_wait()
    {
        var end = new TaskCompletionSource<Fill>();
        var calls = Enumerable.Range(0, 3).Select(_ => _bench.GetAsync(1, _ => end.Task).AsTask()).ToArray();
        end.SetException(new InvalidOperationException("broken"));

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => call.WaitAsync(s_patience));
        }
    }

    [Fact]
    public async Task A_source_that_takes_too_long_is_given_up()
    {
        var call = _bench.GetAsync(1, _ => new TaskCompletionSource<Fill>().Task).AsTask();
        Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(CacheFailure.TimedOut, (await call.WaitAsync(s_patience)).Failure);
        Assert.Equal(CacheLevel.Source, (await _bench.GetAsync(1)).Level);
    }

    [Fact]
    public async Task A_thousand_callers_ask_the_source_once()
    {
        var (asked, end) = (0, new TaskCompletionSource<Fill>());
        Task<Fill> Ask(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            return end.Task;
        }

        var calls = new Task<CacheAnswer>[1_000];
        Parallel.For(0, calls.Length, i => calls[i] = _bench.GetAsync(1, Ask).AsTask());
        end.SetResult(_bench.FillOf(1, s_patience));
        var answers = await Task.WhenAll(calls).WaitAsync(s_patience);

        Assert.Equal(1, asked);
        Assert.All(answers, answer => Assert.Equal("number 1 as of fill 1", CacheBench.TextOf(answer)));
    }

    [Fact]
    public async Task Callers_that_come_while_a_fill_ends_do_not_ask_again()
    {
        for (var round = 0; round < 200; round++)
        {
            var (number, asked) = (round, 0);
            var calls = Enumerable.Range(0, 16).Select(_ => Task.Run(() => _bench.GetAsync(number, async _ =>
            {
                Interlocked.Increment(ref asked);
                await Task.Yield();
                return Fill.Of(new byte[1], CacheBench.KeysOf(number), s_patience, cacheable: true);
            }).AsTask()));
            await Task.WhenAll(calls).WaitAsync(s_patience);
            Assert.Equal(1, asked);
        }
    }

    [Fact]
    public async Task A_caller_that_goes_away_does_not_end_the_fill_of_the_others()
    {
        using var first = new CancellationTokenSource();
        var (given, end) = (default(CancellationToken), new TaskCompletionSource<Fill>());
        var gone = _bench.GetAsync(
            1,
            cancellationToken =>
            {
                given = cancellationToken;
                return end.Task;
            },
            first.Token).AsTask();
        var stays = _bench.GetAsync(1, _ => throw new InvalidOperationException("asked twice")).AsTask();
        await first.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone.WaitAsync(s_patience));
        Assert.False(given.IsCancellationRequested);
        end.SetResult(_bench.FillOf(1, s_patience));
        Assert.Equal("number 1 as of fill 1", CacheBench.TextOf(await stays.WaitAsync(s_patience)));
        Assert.Equal(CacheLevel.Memory, (await _bench.GetAsync(1)).Level);
    }

    [Fact]
    public async Task A_fill_that_overlaps_an_event_about_it_is_neither_given_nor_kept()
    {
        var ends = new[] { new TaskCompletionSource<Fill>(), new TaskCompletionSource<Fill>() };
        var asked = 0;
        Task<Fill> Ask(CancellationToken cancellationToken) => ends[asked++].Task;
        var before = _bench.GetAsync(1, Ask).AsTask();
        _bench.Feed.Report(CacheBench.KeysOf(1)[0]);
        var after = _bench.GetAsync(1, Ask).AsTask();
        ends[0].SetResult(_bench.FillOf(1, s_patience));
        ends[1].SetResult(_bench.FillOf(1, s_patience));

        Assert.Equal("number 1 as of fill 2", CacheBench.TextOf(await before.WaitAsync(s_patience)));
        Assert.Equal("number 1 as of fill 2", CacheBench.TextOf(await after.WaitAsync(s_patience)));
        Assert.Equal("number 1 as of fill 2", CacheBench.TextOf(await _bench.GetAsync(1)));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Where_each_fill_meets_an_event_the_third_is_the_last()
    {
        var asked = 0;
        var answer = await _bench.GetAsync(1, _ =>
        {
            asked++;
            _bench.Feed.Report(CacheBench.KeysOf(1)[2]);
            return Task.FromResult(_bench.FillOf(1, s_patience));
        });

        Assert.Equal(CacheFailure.Contended, answer.Failure);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task What_is_asked_for_often_is_fetched_anew_before_its_time_is_over()
    {
        var minute = TimeSpan.FromMinutes(1);
        await _bench.GetAsync(1, minute);
        await _bench.GetAsync(2, minute);
        await _bench.GetAsync(1, minute);
        Pass(TimeSpan.FromSeconds(48));

        Assert.Equal("number 1 as of fill 1", CacheBench.TextOf(await _bench.GetAsync(1, minute)));
        Assert.Equal("number 2 as of fill 2", CacheBench.TextOf(await _bench.GetAsync(2, minute)));
        await Poll.UntilAsync(() => _bench.Counted["fills filled"] == 3, s_patience, "the refresh");
        await Poll.UntilAsync(
            async () => CacheBench.TextOf(await _bench.GetAsync(1, minute)) == "number 1 as of fill 3", s_patience, "the refreshed answer");
        Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(CacheLevel.Memory, (await _bench.GetAsync(1, minute)).Level);
        Assert.Equal(CacheLevel.Source, (await _bench.GetAsync(2, minute)).Level);
    }

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _bench.Feed.Confirm();
    }
}
