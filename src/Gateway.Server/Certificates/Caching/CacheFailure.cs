namespace Gateway.Server.Certificates.Caching;

/// <summary>Why the cache itself has no answer; what a source failed with is passed on as it is.</summary>
internal enum CacheFailure
{
    /// <summary>Each of the fills met an event about what it asked for.</summary>
    Contended,

    /// <summary>The source did not answer within the greatest duration of a fill.</summary>
    TimedOut,
}
