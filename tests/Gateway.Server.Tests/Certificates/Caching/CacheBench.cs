using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Caching.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>One replica's cache, with a feed that the test moves and counters that it reads.</summary>
internal sealed class CacheBench : IAsyncDisposable
{
    private static readonly byte[] s_master = RandomNumberGenerator.GetBytes(32);

    private readonly RedisLevel? _redis;
    private readonly TimeProvider _time;

    public CacheBench(TimeProvider time, ManualFeed? feed = null, CertificateCacheOptions? options = null, IMeterFactory? meters = null)
    {
        options ??= new CertificateCacheOptions();
        _time = time;
        Feed = feed ?? new ManualFeed(time);
        var metrics = new CacheMetrics(meters ?? Counted);
        var coherence = new Coherence(Feed);
        var seal = new ValueSeal(s_master, coherence);
        if (options.Redis is { } redis)
        {
            _redis = new RedisLevel(CertificateCacheExtensions.Connect(redis), options, seal, time, metrics, NullLogger.Instance);
        }

        Cache = new CertificateCache(options, coherence, seal, _redis, time, metrics, NullLogger<CertificateCache>.Instance);
    }

    public CertificateCache Cache { get; }

    public ManualFeed Feed { get; }

    public CountedMeters Counted { get; } = new();

    /// <summary>Redis is not asked.</summary>
    public bool IsRedisAway => _redis!.IsAway;

    /// <summary>How often the source was asked.</summary>
    public int Asked { get; private set; }

    public static CacheKey KeyOf(int number) => CacheKey.Of(SHA256.HashData(BitConverter.GetBytes(number)));

    public static ImmutableArray<InvalidationKey> KeysOf(int number) =>
        [new(InvalidationKind.Certificate, (UInt128)number), new(InvalidationKind.Holder, 7), new(InvalidationKind.Type, 9)];

    /// <summary>Asks about a certificate, whose source answers at once: "number 3 as of fill 1".</summary>
    public ValueTask<CacheAnswer> GetAsync(int number, TimeSpan? lifetime = null, TimeSpan? maxAge = null) => Cache.GetAsync(
        new CacheRequest(KeyOf(number), "T", maxAge, _ => Task.FromResult(FillOf(number, lifetime ?? TimeSpan.FromHours(1)))),
        CancellationToken.None);

    /// <summary>Asks with a source of the test's own.</summary>
    public ValueTask<CacheAnswer> GetAsync(int number, Func<CancellationToken, Task<Fill>> ask, CancellationToken cancellationToken = default) =>
        Cache.GetAsync(new CacheRequest(KeyOf(number), "T", null, ask), cancellationToken);

    public Fill FillOf(int number, TimeSpan lifetime) =>
        Fill.Of(
            Encoding.UTF8.GetBytes($"number {number} as of fill {++Asked}"),
            KeysOf(number),
            lifetime,
            cacheable: true,
            new RegisterReading(_time.GetUtcNow(), _time.GetTimestamp()));

    public static string TextOf(CacheAnswer answer) => Encoding.UTF8.GetString(answer.Payload.Span);

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        Counted.Dispose();
    }
}
