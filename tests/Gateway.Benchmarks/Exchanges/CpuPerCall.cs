namespace Gateway.Benchmarks.Exchanges;

/// <summary>Microseconds of CPU per call, by process; NaN where the path has no such process.</summary>
internal readonly record struct CpuPerCall(double Client, double Proxy, double Server, double Database);
