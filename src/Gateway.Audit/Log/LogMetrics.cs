using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Gateway.Audit;

/// <summary>The instruments of one log, in the meter <c>Gateway.Audit</c>; the tag <c>gateway.log</c> is its origin.</summary>
internal sealed class LogMetrics : IDisposable
{
    public const string MeterName = "Gateway.Audit";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Sizes = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192],
    };

    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?> _origin;
    private readonly TagList _written;
    private readonly TagList _failed;
    private readonly TagList _log;
    private readonly Counter<long> _groups;
    private readonly Counter<long> _records;
    private readonly Histogram<int> _groupSize;
    private readonly Histogram<double> _duration;

    /// <param name="origin">Name of the log.</param>
    /// <param name="meters">The host's meters, so that hosts of one process are told apart.</param>
    public LogMetrics(string origin, IMeterFactory? meters)
    {
        var log = _origin = new KeyValuePair<string, object?>("gateway.log", origin);
        _log = [log];
        _written = [log, new("outcome", "written")];
        _failed = [log, new("outcome", "failed")];
        _meter = meters?.Create(new MeterOptions(MeterName)) ?? new Meter(new MeterOptions(MeterName));
        _groups = _meter.CreateCounter<long>("gateway.log.groups", "{group}", "Groups committed or failed.");
        _records = _meter.CreateCounter<long>("gateway.log.records", "{record}", "Records of those groups.");
        _groupSize = _meter.CreateHistogram("gateway.log.group.size", "{record}", "Records in a group.", advice: Sizes);
        _duration = _meter.CreateHistogram("gateway.log.commit.duration", "s", "Until a group was durable or failed.", advice: Seconds);
    }

    /// <summary>Watches the log, and the disk of its file where it has one.</summary>
    public void Observe(DurableLog log, string? path)
    {
        Gauge("gateway.log.outstanding", () => log.Outstanding, "{record}", "Records that wait to become durable.");
        Gauge("gateway.log.lag", () => log.Lag.TotalSeconds, "s", "How long the oldest record has waited to become durable; 0 where none waits.");
        Gauge("gateway.log.writable", () => log.IsWritable ? 1 : 0, "1", "1 while the log can be written.");
        if (path is not null)
        {
            var disk = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Gauge("gateway.log.disk.free", () => disk.AvailableFreeSpace, "By", "What is free on the disk of the log's file.");
            Gauge("gateway.log.disk.size", () => disk.TotalSize, "By", "Size of that disk.");
        }
    }

    public void Group(int records, TimeSpan duration, bool written)
    {
        ref readonly TagList tags = ref written ? ref _written : ref _failed;
        _groups.Add(1, tags);
        _records.Add(records, tags);
        _groupSize.Record(records, _log);
        _duration.Record(duration.TotalSeconds, tags);
    }

    public void Dispose() => _meter.Dispose();

    private void Gauge<T>(string name, Func<T> value, string unit, string description)
        where T : struct => _meter.CreateObservableGauge(name, () => new Measurement<T>(value(), _origin), unit, description);
}
