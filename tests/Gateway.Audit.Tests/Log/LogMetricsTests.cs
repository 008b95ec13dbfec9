using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Gateway.Audit.Tests.Log;

public sealed class LogMetricsTests
{
    [Fact]
    public async Task Groups_records_and_writability_are_told_by_log()
    {
        using var store = new GatedStore();
        string origin = $"metrics.test/{Guid.NewGuid():N}";
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Gateway.Audit")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        await using var log = new DurableLog(
            store, origin, new LogLimits(10, 1000), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await log.StartAsync();
        store.LetAllThrough();
        Assert.True((await log.AppendAsync(Logs.Record(), out _, Logs.Token)).IsDurable);
        store.Failing = true;
        Assert.False((await log.AppendAsync(Logs.Record(), out _, Logs.Token)).IsDurable);
        listener.RecordObservableInstruments();

        Assert.Equal(1, seen["gateway.log.groups/written"]);
        Assert.Equal(1, seen["gateway.log.groups/failed"]);
        Assert.Equal(1, seen["gateway.log.records/written"]);
        Assert.Equal(2, seen["gateway.log.group.size/"]);
        Assert.True(seen["gateway.log.commit.duration/written"] > 0);
        Assert.Equal(0, seen["gateway.log.outstanding/"]);
        Assert.Equal(0, seen["gateway.log.writable/"]);

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (Equals(named.GetValueOrDefault("gateway.log"), origin))
            {
                seen.AddOrUpdate($"{instrument.Name}/{named.GetValueOrDefault("outcome")}", value, (_, before) => before + value);
            }
        }
    }
}
