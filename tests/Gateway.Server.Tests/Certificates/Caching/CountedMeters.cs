using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>What the counters of a cache counted, by instrument and its first label.</summary>
internal sealed class CountedMeters : IMeterFactory
{
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly MeterListener _listener = new();
    private readonly List<Meter> _meters = [];

    public CountedMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_meters.Contains(instrument.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = instrument.Name.Replace("gateway.certificates.cache.", "", StringComparison.Ordinal);
            _counts.AddOrUpdate(tags.Length > 0 ? $"{name} {tags[0].Value}" : name, value, (_, before) => before + value);
        });
        _listener.Start();
    }

    /// <summary>"hits memory", "rejected forged".</summary>
    public long this[string counter] => _counts.GetValueOrDefault(counter);

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }
}
