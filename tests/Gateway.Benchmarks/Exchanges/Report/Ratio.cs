namespace Gateway.Benchmarks.Exchanges.Report;

/// <summary>A figure of one path against that of another.</summary>
/// <param name="Title">What the table calls it.</param>
/// <param name="Name">The path.</param>
/// <param name="Baseline">The other.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Aim">What is aimed at with 64 calls in flight; empty where nothing is.</param>
internal sealed record Ratio(string Title, string Name, string Baseline, Func<Measurement, double> Figure, string Aim = "")
{
    /// <summary>Calls in each second.</summary>
    public static double Calls(Measurement measurement) => measurement.CallsPerSecond;

    /// <summary>Time that one call in a hundred exceeds.</summary>
    public static double P99(Measurement measurement) => measurement.P99;

    /// <summary>CPU per call of the process in front.</summary>
    public static double ProxyCpu(Measurement measurement) => measurement.Cpu.Proxy;
}
