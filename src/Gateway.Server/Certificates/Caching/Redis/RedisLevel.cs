using System.Threading.Channels;
using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Gateway.Server.Certificates.Caching.Redis;

/// <summary>
/// The level that replicas share. When an operation takes longer than a tenth of the time-out, it alone goes on waiting: everyone else is
/// released at once, and nobody else asks until it ends well. When it does not, only a probe asks until Redis answers.
/// </summary>
internal sealed class RedisLevel : IAsyncDisposable
{
    private const int Waiting = 1024;

    // One that waits for each reply writes less than a busy gateway fills; these share the connection, whose commands are pipelined.
    private const int Writers = 16;

    private readonly IDistributedCache _redis;
    private readonly CertificateCacheOptions _options;
    private readonly ValueSeal _seal;
    private readonly TimeProvider _time;
    private readonly CacheMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Channel<(CacheKey Key, CacheAnswer Answer)> _writes =
        Channel.CreateBounded<(CacheKey, CacheAnswer)>(new BoundedChannelOptions(Waiting));
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stop;
    private readonly Task _writing;
    private RedisGate _gate = RedisGate.Shut();
    private Task _probing;

    public RedisLevel(
        IDistributedCache redis, CertificateCacheOptions options, ValueSeal seal, TimeProvider time, CacheMetrics metrics, ILogger logger)
    {
        (_redis, _options, _seal, _time, _metrics, _logger) = (redis, options, seal, time, metrics, logger);
        _stop = _stopping.Token;
        metrics.Observe(this);
        // No caller waits for the first connection either.
        _probing = ProbeAsync();
        _writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync()));
    }

    /// <summary>Nothing is asked of it.</summary>
    public bool IsAway => Volatile.Read(ref _gate).IsClosed;

    /// <summary>The value of a key; null where there is none, or none in time.</summary>
    public async ValueTask<byte[]?> GetAsync(CacheKey key)
    {
        var gate = Volatile.Read(ref _gate);
        if (gate.IsClosed)
        {
            return null;
        }

        var asked = Start(() => OfItsTypeAsync(key, () => _redis.GetAsync(NameOf(key), _stop)));
        return await DoneAsync(gate, asked) ? await asked : null;
    }

    /// <summary>Has an answer that has a point written, some time.</summary>
    public void Write(in CacheKey key, CacheAnswer answer)
    {
        if (IsAway || !_writes.Writer.TryWrite((key, answer)))
        {
            _metrics.Dropped();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _writing;
        await _probing;
        _stopping.Dispose();
        (_redis as IDisposable)?.Dispose();
    }

    private static string NameOf(in CacheKey key) => string.Concat("gateway:certificates:", key.ToString());

    /// <summary>Another writer put something of another type there: that is a value to reject, and no failure of Redis.</summary>
    private async Task<byte[]?> OfItsTypeAsync(CacheKey key, Func<Task<byte[]?>> operation)
    {
        try
        {
            return await operation();
        }
        catch (RedisServerException fault) when (fault.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            _metrics.Rejected("format", "");
            await _redis.RemoveAsync(NameOf(key), _stop);
            return null;
        }
    }

    private static Task<T> Start<T>(Func<Task<T>> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>True once the operation ended well; false where it did not, or is not waited for.</summary>
    private async ValueTask<bool> DoneAsync(RedisGate gate, Task operation)
    {
        await WaitAsync(operation, _options.RedisTimeout / 10, gate.Token);
        if (operation.IsCompletedSuccessfully)
        {
            return true;
        }

        if (!gate.TryClose())
        {
            Forget(operation);
            // Not on the thread of the one that released it.
            await Task.Yield();
            return false;
        }

        await WaitAsync(operation, _options.RedisTimeout - (_options.RedisTimeout / 10), _stop);
        if (operation.IsCompletedSuccessfully)
        {
            Volatile.Write(ref _gate, new RedisGate());
            return true;
        }

        Tell(operation);
        Forget(operation);
        _probing = ProbeAsync();
        return false;
    }

    private async Task ProbeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var asked = Start(() => _redis.GetAsync("gateway:certificates:probe", _stop));
            await WaitAsync(asked, _options.RedisTimeout, _stop);
            if (asked.IsCompletedSuccessfully)
            {
                CacheLog.RedisAnswers(_logger);
                Volatile.Write(ref _gate, new RedisGate());
                return;
            }

            // One probe at a time: a Redis that hangs is not heaped with them.
            await WaitAsync(asked, Timeout.InfiniteTimeSpan, _stop);
            Forget(asked);
            await WaitAsync(Task.Delay(_options.RedisProbeInterval, _time, _stop), Timeout.InfiniteTimeSpan, CancellationToken.None);
        }
    }

    private async Task WriteAsync()
    {
        while (await _writes.Reader.WaitToReadAsync())
        {
            while (_writes.Reader.TryRead(out var write))
            {
                await WriteAsync(write.Key, write.Answer);
            }
        }
    }

    private async Task WriteAsync(CacheKey key, CacheAnswer answer)
    {
        var gate = Volatile.Read(ref _gate);
        if (gate.IsClosed || _stop.IsCancellationRequested)
        {
            _metrics.Dropped();
            return;
        }

        var left = answer.FilledAt + answer.Lifetime - _time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            var value = _seal.Seal(key, answer);
            var expiry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = left };
            await DoneAsync(gate, Start(async () =>
            {
                await OfItsTypeAsync(key, async () =>
                {
                    await _redis.SetAsync(NameOf(key), value, expiry, _stop);
                    return null;
                });
                return true;
            }));
        }
    }

    private Task WaitAsync(Task operation, TimeSpan most, CancellationToken cancellationToken) => operation.IsCompleted
        ? Task.CompletedTask
        : WaitedAsync(operation.WaitAsync(most, _time, cancellationToken));

    private static async Task WaitedAsync(Task waited) =>
        await waited.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private void Tell(Task operation)
    {
        if (operation.IsFaulted)
        {
            CacheLog.RedisFailed(_logger, operation.Exception!.InnerException!);
        }
        else if (!_stop.IsCancellationRequested)
        {
            CacheLog.RedisSlow(_logger);
        }
    }

    /// <summary>What it fails with later was told of already, in short.</summary>
    private static void Forget(Task operation) => operation.ContinueWith(
        static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
