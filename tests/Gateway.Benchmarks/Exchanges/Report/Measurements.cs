namespace Gateway.Benchmarks.Exchanges.Report;

/// <summary>All measurements, by load and path, in the order of the rounds.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<(Load Load, string Name), List<Measurement>> _all = [];

    public long Errors => _all.Values.SelectMany(rounds => rounds).Sum(measurement => measurement.Errors);

    public string? FirstError => _all.Values.SelectMany(rounds => rounds).Select(measurement => measurement.FirstError).FirstOrDefault(error => error is not null);

    public void Add(Load load, string name, Measurement measurement)
    {
        if (!_all.TryGetValue((load, name), out var rounds))
        {
            _all[(load, name)] = rounds = [];
        }

        rounds.Add(measurement);
    }

    public bool Has(Load load, string name) => _all.ContainsKey((load, name));

    public long ErrorsOf(Load load, string name) => _all[(load, name)].Sum(measurement => measurement.Errors);

    public int ReplyBytes(string name) => _all.First(pair => pair.Key.Name == name).Value[0].ReplyBytes;

    /// <summary>Median of a figure over the rounds.</summary>
    public double Of(Load load, string name, Func<Measurement, double> figure) => Median.Of(_all[(load, name)].Select(figure));

    /// <summary>Median over the rounds of the ratio of two paths in the same round.</summary>
    public double Ratio(Load load, string name, string baseline, Func<Measurement, double> figure) => Ratio(load, name, baseline, figure, figure);

    /// <summary>The same, of figures that each path has under another name.</summary>
    public double Ratio(Load load, string name, string baseline, Func<Measurement, double> figure, Func<Measurement, double> baselineFigure) =>
        Median.Of(_all[(load, name)].Zip(_all[(load, baseline)], (one, other) => figure(one) / baselineFigure(other)));
}
