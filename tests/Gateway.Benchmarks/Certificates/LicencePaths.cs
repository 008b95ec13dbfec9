namespace Gateway.Benchmarks.Certificates;

/// <summary>Names of the paths that are measured.</summary>
internal static class LicencePaths
{
    /// <summary>A server with one reply for all.</summary>
    public const string Bare = "bare";

    /// <summary>The department is asked: no cached answer is new enough.</summary>
    public const string Uncached = "uncached";

    /// <summary>A hit in memory.</summary>
    public const string Memory = "memory";

    /// <summary>A hit in Redis.</summary>
    public const string Redis = "redis";

    /// <summary>A hit in memory while revocations arrive.</summary>
    public const string Revoking = "revoking";
}
