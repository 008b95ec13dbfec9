namespace Gateway.Server.Certificates.Caching;

/// <summary>How certificates are cached.</summary>
public sealed class CertificateCacheOptions
{
    /// <summary>Bytes of memory that cached answers may take. Default 64 MiB.</summary>
    public long MemoryBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Redis, as its client writes it: <c>redis.example:6380,ssl=true,password=…</c>. Without it there is memory only.</summary>
    public string? Redis { get; set; }

    /// <summary>
    /// The longest that one call waits for Redis; the others wait a tenth of it at most, and none once it was exceeded. Default 50 ms.
    /// </summary>
    public TimeSpan RedisTimeout { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Time between attempts to reach a Redis that failed. Default 250 ms.</summary>
    public TimeSpan RedisProbeInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Greatest duration of a fill. Default 10 s.</summary>
    public TimeSpan FillTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Share of its lifetime after which an answer that is asked for often is fetched anew ahead of time. Default 0.8.</summary>
    public double RefreshShare { get; set; } = 0.8;
}
