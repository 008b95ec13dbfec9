using Gateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Audit.Tests.Log;

public sealed class DurableLogTests : IDisposable
{
    private readonly GatedStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Completes_an_append_only_when_its_group_is_committed()
    {
        await using DurableLog log = await StartAsync();
        Task<AppendResult> append = Append(log, 1);
        await CommittingAsync();
        Assert.False(append.IsCompleted);

        _store.LetAllThrough();

        Assert.Equal(AppendResult.Durable, await append);
    }

    [Fact]
    public async Task What_comes_while_a_group_is_committed_is_the_next_group_in_its_order()
    {
        await using DurableLog log = await StartAsync();
        List<Task<AppendResult>> appends = [Append(log, 0)];
        await CommittingAsync();
        appends.AddRange(Enumerable.Range(1, 100).Select(number => Append(log, (byte)number)));

        _store.LetAllThrough();
        await Task.WhenAll(appends);

        Assert.Equal([1, 100], _store.Groups.Select(group => group.Length));
        Assert.Equal(Enumerable.Range(0, 101).Select(number => (byte)number), _store.Groups.SelectMany(group => group).Select(record => record[0]));
    }

    [Fact]
    public async Task Copies_the_record_before_the_call_returns()
    {
        await using DurableLog log = await StartAsync();
        byte[] buffer = [7, 7, 7];
        ValueTask<AppendResult> append = log.AppendAsync(Guid.NewGuid(), buffer, LeafHash.Compute(buffer), Logs.Token);
        buffer.AsSpan().Clear();
        _store.LetAllThrough();
        await append;

        Assert.Equal([7, 7, 7], Assert.Single(Assert.Single(_store.Groups)));
    }

    [Theory]
    [InlineData(3, 1000)]
    [InlineData(1000, 30)]
    public async Task Beyond_its_bounds_it_refuses_at_once_and_loses_nothing_it_took(int maxRecords, long maxBytes)
    {
        await using DurableLog log = await StartAsync(maxRecords: maxRecords, maxBytes: maxBytes);
        List<Task<AppendResult>> taken = [.. Enumerable.Range(0, 3).Select(number => Append(log, (byte)number, size: 10))];

        AppendResult beyond = await Append(log, 3, size: 10);
        Assert.Equal(AppendStatus.Overloaded, beyond.Status);
        Assert.Contains("3 records of 30 bytes", beyond.Reason, StringComparison.Ordinal);
        Assert.True(log.IsWritable);

        _store.LetAllThrough();
        Assert.All(await Task.WhenAll(taken), result => Assert.True(result.IsDurable));
        Assert.Equal(3, _store.Groups.Sum(group => group.Length));
        Assert.Equal(0, log.Outstanding);
        Assert.True((await Append(log, 4, size: 10)).IsDurable);
    }

    [Fact]
    public async Task A_cancelled_caller_is_free_at_once_and_its_record_is_written_all_the_same()
    {
        await using DurableLog log = await StartAsync();
        using var source = new CancellationTokenSource();
        Task<AppendResult> first = Append(log, 1);
        await CommittingAsync();
        Task<AppendResult> second = Append(log, 2, cancellationToken: source.Token);

        await source.CancelAsync();
        Assert.Equal(AppendStatus.Abandoned, (await second).Status);
        Assert.Equal(2, log.Outstanding);

        _store.LetAllThrough();
        Assert.True((await first).IsDurable);
        await Poll.UntilAsync(() => _store.Groups.Count == 2, Logs.Patience, "the cancelled record is written", Logs.Token);
        Assert.Equal(2, _store.Groups[1][0][0]);
    }

    [Fact]
    public async Task A_token_cancelled_before_the_call_queues_nothing()
    {
        await using DurableLog log = await StartAsync();
        AppendResult result = await Append(log, 1, cancellationToken: new CancellationToken(canceled: true));
        Assert.Equal(AppendStatus.Abandoned, result.Status);
        Assert.Equal(0, log.Outstanding);
    }

    [Fact]
    public async Task After_a_fault_all_who_wait_fail_and_a_probe_brings_it_back()
    {
        var time = new FakeTimeProvider();
        await using DurableLog log = await StartAsync(time);
        var changes = new List<LogWritability>();
        log.WritabilityChanged += (_, now) => changes.Add(now);
        Task<AppendResult> committing = Append(log, 1);
        await CommittingAsync();
        Task<AppendResult> gathered = Append(log, 2);

        _store.Failing = true;
        _store.LetAllThrough();
        Assert.Equal(AppendResult.Unavailable("the disk of the test is full"), await committing);
        Assert.Equal(AppendStatus.Unavailable, (await gathered).Status);
        Assert.False(log.IsWritable);
        Assert.Equal("the disk of the test is full", log.Writability.Reason);
        ValueTask<AppendResult> refused = log.AppendAsync(Guid.NewGuid(), [1], default, Logs.Token);
        Assert.True(refused.IsCompleted);
        Assert.Equal(AppendStatus.Unavailable, (await refused).Status);

        await ProbeAsync(time);
        Assert.False(log.IsWritable);
        _store.Failing = false;
        await ProbeAsync(time);
        await Poll.UntilAsync(() => log.IsWritable, Logs.Patience, "it is writable", Logs.Token);
        Assert.True((await Append(log, 3)).IsDurable);
        Assert.Equal([false, true], changes.Select(change => change.IsWritable));
    }

    [Fact]
    public async Task A_store_that_is_away_at_start_is_probed_and_one_that_refuses_stops_the_start()
    {
        var time = new FakeTimeProvider();
        _store.Failing = true;
        await using DurableLog log = await StartAsync(time);
        Assert.False(log.IsWritable);
        _store.Failing = false;
        await ProbeAsync(time);
        await Poll.UntilAsync(() => log.IsWritable, Logs.Patience, "it is writable", Logs.Token);

        var refusing = new GatedStore { Refusing = true };
        await using DurableLog refused = Logs.Over(refusing);
        await Assert.ThrowsAsync<LogRefusedException>(refused.StartAsync);
        Assert.True(refusing.IsDisposed);
    }

    [Fact]
    public async Task Closing_writes_what_was_taken_and_refuses_the_rest()
    {
        DurableLog log = await StartAsync();
        Task<AppendResult> first = Append(log, 1);
        await CommittingAsync();
        Task<AppendResult> second = Append(log, 2);

        Task closing = log.DisposeAsync().AsTask();
        Assert.Equal(AppendResult.Unavailable("The log is closed."), await Append(log, 3));
        _store.LetAllThrough();
        await closing;

        Assert.True((await first).IsDurable);
        Assert.True((await second).IsDurable);
        Assert.True(_store.IsDisposed);
        Assert.Equal(2, _store.Groups.Count);
    }

    [Fact]
    public async Task Many_callers_some_of_whom_give_up_each_get_their_own_result()
    {
        _store.LetAllThrough();
        await using DurableLog log = await StartAsync();
        int durable = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                using var source = new CancellationTokenSource();
                ValueTask<AppendResult> append = log.AppendAsync(Guid.NewGuid(), [(byte)caller], default, source.Token);
                if (i % 3 == 0)
                {
                    await source.CancelAsync();
                }

                AppendResult result = await append;
                Assert.True(result.IsDurable || (i % 3 == 0 && result.Status == AppendStatus.Abandoned));
                Interlocked.Add(ref durable, result.IsDurable ? 1 : 0);
            }
        })));
        await log.DisposeAsync();

        Assert.Equal(64 * 500, _store.Groups.Sum(group => group.Length));
        Assert.InRange(durable, 64 * 500 * 2 / 3, 64 * 500);
    }

    [Fact]
    public async Task Before_it_is_started_it_refuses()
    {
        await using DurableLog log = Logs.Over(_store);
        Assert.Equal(AppendResult.Unavailable("The log is not started."), await Append(log, 1));
    }

    private static Task<AppendResult> Append(DurableLog log, byte number, int size = 1, CancellationToken? cancellationToken = null)
    {
        var record = new byte[size];
        record[0] = number;
        return log.AppendAsync(Guid.NewGuid(), record, LeafHash.Compute(record), cancellationToken ?? CancellationToken.None).AsTask();
    }

    private async Task<DurableLog> StartAsync(TimeProvider? time = null, int maxRecords = 8192, long maxBytes = 1 << 24)
    {
        DurableLog log = Logs.Over(_store, time, maxRecords, maxBytes);
        await log.StartAsync();
        return log;
    }

    private Task CommittingAsync() => Poll.UntilAsync(() => _store.IsCommitting, Logs.Patience, "a group is being committed", Logs.Token);

    private async Task ProbeAsync(FakeTimeProvider time)
    {
        int before = _store.Probes;
        await Poll.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(250));
                return _store.Probes > before;
            },
            Logs.Patience,
            "the store is probed",
            Logs.Token);
    }
}
