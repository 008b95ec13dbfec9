namespace Gateway.Server.Certificates.Caching;

/// <summary>What a caller wants.</summary>
/// <param name="Key">Everything that tells its answer apart.</param>
/// <param name="Type">Type code of the certificates: a label of metrics.</param>
/// <param name="MaxAge">Greatest age of the answer; null where only its own lifetime counts.</param>
/// <param name="Ask">
/// Asks the source, and the register after it. It is called for other callers too and may outlive this one, so that it holds on to
/// nothing of the call.
/// </param>
internal readonly record struct CacheRequest(CacheKey Key, string Type, TimeSpan? MaxAge, Func<CancellationToken, Task<Fill>> Ask);
