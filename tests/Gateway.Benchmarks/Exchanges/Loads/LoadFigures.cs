namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>What the callers saw.</summary>
/// <param name="Elapsed">The counted time.</param>
/// <param name="Latencies">Times of the calls that ended in it.</param>
/// <param name="Errors">Calls that failed, those of the warm-up included.</param>
/// <param name="FirstError">What the first of them said.</param>
/// <param name="ReplyBytes">Length of a reply.</param>
internal sealed record LoadFigures(TimeSpan Elapsed, LatencyHistogram Latencies, long Errors, string? FirstError, int ReplyBytes);
