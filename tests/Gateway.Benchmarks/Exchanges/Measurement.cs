namespace Gateway.Benchmarks.Exchanges;

/// <summary>What one measurement of one path showed.</summary>
/// <param name="CallsPerSecond">Calls that ended in each second.</param>
/// <param name="P50">Median time of a call, in microseconds.</param>
/// <param name="P99">The time that one call in a hundred exceeds, in microseconds.</param>
/// <param name="Cpu">CPU time per call of each process.</param>
/// <param name="Errors">Calls that failed.</param>
/// <param name="FirstError">What the first of them said.</param>
/// <param name="ReplyBytes">Length of a reply.</param>
internal sealed record Measurement(
    double CallsPerSecond, double P50, double P99, CpuPerCall Cpu, long Errors, string? FirstError, int ReplyBytes);
