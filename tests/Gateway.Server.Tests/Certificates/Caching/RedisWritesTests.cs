using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Caching.Redis;
using Gateway.Testing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>Writes to a Redis whose replies the test holds back.</summary>
public sealed class RedisWritesTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_write_does_not_wait_for_the_reply_to_the_one_before_it()
    {
        using var meters = new CountedMeters();
        var feed = new ManualFeed(TimeProvider.System) { AlwaysFresh = true };
        var held = new HeldRedis();
        var options = new CertificateCacheOptions { RedisTimeout = TimeSpan.FromMinutes(10) };
        await using var level = new RedisLevel(
            held, options, new ValueSeal(new byte[32], new Coherence(feed)), TimeProvider.System, new CacheMetrics(meters), NullLogger.Instance);
        await Poll.UntilAsync(() => !level.IsAway, s_patience, "the probe ended");

        for (var number = 0; number < 8; number++)
        {
            level.Write(CacheBench.KeyOf(number), new CacheAnswer
            {
                Payload = new byte[100],
                Keys = CacheBench.KeysOf(number),
                Began = new FeedPoint(Guid.Empty, 1, 1),
                FilledAt = TimeProvider.System.GetUtcNow(),
                Lifetime = TimeSpan.FromHours(1),
            });
        }

        await Poll.UntilAsync(() => held.UnderWay == 8, s_patience, "all are under way");
        held.Release();
    }

    private sealed class HeldRedis : IDistributedCache
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _underWay;

        public int UnderWay => Volatile.Read(ref _underWay);

        public void Release() => _released.SetResult();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult<byte[]?>(null);

        public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Interlocked.Increment(ref _underWay);
            await _released.Task.WaitAsync(token);
        }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
    }
}
