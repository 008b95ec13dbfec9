using System.Diagnostics.Metrics;

namespace Gateway.Server.Certificates.Caching;

/// <summary>Metrics of the cache, by type code of certificates. A hit costs no allocation.</summary>
internal sealed class CacheMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Gateway.Certificates";

    private static readonly string[] s_levels = ["memory", "redis", "source"];

    private readonly Meter _meter;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _stale;
    private readonly Counter<long> _fills;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _evictions;
    private readonly Counter<long> _dropped;

    public CacheMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(new MeterOptions(MeterName) { Version = "1.0.0" });
        _hits = _meter.CreateCounter<long>("gateway.certificates.cache.hits", "{answer}", "Answers out of the cache, by level and type.");
        _misses = _meter.CreateCounter<long>("gateway.certificates.cache.misses", "{call}", "Calls that memory could not answer, by type.");
        _stale = _meter.CreateCounter<long>(
            "gateway.certificates.cache.stale", "{answer}", "Cached answers that might not be given, by clause and type.");
        _fills = _meter.CreateCounter<long>("gateway.certificates.cache.fills", "{fill}", "Times a source was asked, by outcome and type.");
        _rejected = _meter.CreateCounter<long>(
            "gateway.certificates.cache.rejected", "{value}", "Values of Redis that were not believed, by reason and type.");
        _evictions = _meter.CreateCounter<long>(
            "gateway.certificates.cache.evictions", "{answer}", "Answers that left memory for want of room, by type.");
        _dropped = _meter.CreateCounter<long>(
            "gateway.certificates.cache.redis.dropped", "{value}", "Values that were not written to Redis because it was behind or away.");
    }

    /// <summary>Watches the memory level.</summary>
    public void Observe(Memory.MemoryLevel memory)
    {
        _meter.CreateObservableGauge("gateway.certificates.cache.bytes", () => memory.Bytes, "By", "Bytes that cached answers take.");
        _meter.CreateObservableGauge("gateway.certificates.cache.entries", () => memory.Count, "{answer}", "Answers in memory.");
    }

    /// <summary>Watches the Redis level.</summary>
    public void Observe(Redis.RedisLevel redis) => _meter.CreateObservableGauge(
        "gateway.certificates.cache.redis.open", () => redis.IsAway ? 1 : 0, "1", "1 while nothing is asked of Redis because it failed.");

    /// <summary>An answer out of the cache.</summary>
    public void Hit(CacheLevel level, string type) => _hits.Add(1, new("level", s_levels[(int)level]), new("type", type));

    /// <summary>A call that memory could not answer.</summary>
    public void Miss(string type) => _misses.Add(1, new KeyValuePair<string, object?>("type", type));

    /// <summary>A cached answer that might not be given.</summary>
    public void Stale(string clause, string type) => _stale.Add(1, new("clause", clause), new("type", type));

    /// <summary>The source was asked.</summary>
    public void Filled(string outcome, string type) => _fills.Add(1, new("outcome", outcome), new("type", type));

    /// <summary>A value of Redis that was not believed.</summary>
    public void Rejected(string reason, string type) => _rejected.Add(1, new("reason", reason), new("type", type));

    /// <summary>An answer left memory for want of room.</summary>
    public void Evicted(string type) => _evictions.Add(1, new KeyValuePair<string, object?>("type", type));

    /// <summary>A value was not written to Redis.</summary>
    public void Dropped() => _dropped.Add(1);
}
