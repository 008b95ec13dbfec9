using Gateway.Benchmarks.Exchanges.Machine;

namespace Gateway.Benchmarks.Exchanges;

/// <summary>The clocks of all processes of a path, read together.</summary>
internal readonly record struct CpuReading(TimeSpan Client, TimeSpan? Proxy, TimeSpan Server, TimeSpan? Database)
{
    private static readonly ProcessClock s_own = ProcessClock.Of(Environment.ProcessId);

    public static CpuReading Of(Contender contender) =>
        new(s_own.Read(), contender.Proxy?.Read(), contender.Server.Read(), contender.Database?.Read());

    /// <summary>What was used since an earlier reading, per call.</summary>
    public CpuPerCall Since(CpuReading before, long calls) => new(
        (Client - before.Client).TotalMicroseconds / calls,
        (Proxy - before.Proxy)?.TotalMicroseconds / calls ?? double.NaN,
        (Server - before.Server).TotalMicroseconds / calls,
        (Database - before.Database)?.TotalMicroseconds / calls ?? double.NaN);
}
