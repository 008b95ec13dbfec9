namespace Gateway.Benchmarks.Tracing;

/// <summary>The ratio of two figures that were taken in pairs, one after the other: geometric mean with the 95% confidence interval of Student's t on the logarithms.</summary>
internal readonly record struct PairedRatio(double Mean, double Least, double Greatest)
{
    private const double Normal = 1.959964;

    public static PairedRatio Of(IReadOnlyList<double> figures, IReadOnlyList<double> baseline)
    {
        double[] logs = [.. figures.Zip(baseline, (figure, other) => Math.Log(figure / other))];
        var mean = logs.Average();
        var spread = Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / Math.Max(1, logs.Length - 1));
        var half = Quantile(Math.Max(1, logs.Length - 1)) * spread / Math.Sqrt(logs.Length);
        return new PairedRatio(Math.Exp(mean), Math.Exp(mean - half), Math.Exp(mean + half));
    }

    /// <summary>Student's t at 97.5%, expanded about the normal (Abramowitz and Stegun 26.7.5): exact to 0.01 from five degrees of freedom.</summary>
    private static double Quantile(int freedom)
    {
        var (z, z3, z5, z7) = (Normal, Math.Pow(Normal, 3), Math.Pow(Normal, 5), Math.Pow(Normal, 7));
        return z
            + ((z3 + z) / (4 * freedom))
            + (((5 * z5) + (16 * z3) + (3 * z)) / (96.0 * freedom * freedom))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384.0 * freedom * freedom * freedom));
    }
}
