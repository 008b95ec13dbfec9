using System.Diagnostics.Metrics;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>Meters to which nobody listens.</summary>
internal sealed class SilentMeters : IMeterFactory
{
    private readonly List<Meter> _made = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _made.Add(meter);
        return meter;
    }

    public void Dispose() => _made.ForEach(meter => meter.Dispose());
}
