namespace Gateway.Server.Certificates.Caching;

/// <summary>Where an answer came from.</summary>
internal enum CacheLevel : byte
{
    /// <summary>This replica's memory.</summary>
    Memory,

    /// <summary>The level that replicas share.</summary>
    Redis,

    /// <summary>The department was asked.</summary>
    Source,
}
