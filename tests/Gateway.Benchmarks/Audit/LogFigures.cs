namespace Gateway.Benchmarks.Audit;

/// <summary>What one run showed.</summary>
/// <param name="PerSecond">Durable records a second.</param>
/// <param name="CpuMicroseconds">CPU of this process per record, all threads, callers included.</param>
/// <param name="Allocated">Bytes allocated per record.</param>
/// <param name="P50">Median wait in microseconds.</param>
/// <param name="P99">The wait that one in a hundred exceeds.</param>
internal sealed record LogFigures(double PerSecond, double CpuMicroseconds, double Allocated, double P50, double P99);
