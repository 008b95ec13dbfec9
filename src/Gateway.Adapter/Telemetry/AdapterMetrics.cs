using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;
using Gateway.Adapter.Health;
using Gateway.Hosting.Telemetry;
using Gateway.Hosting.Tls;
using Grpc.Core;

namespace Gateway.Adapter.Telemetry;

/// <summary>The adapter's own metrics: <c>gateway.adapter.*</c>.</summary>
internal sealed class AdapterMetrics : IDisposable
{
    private static readonly KeyValuePair<string, object?> Answer = new("outcome", "answered");

    private readonly Meter _meter;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _records;
    private readonly Counter<long> _faults;

    public AdapterMetrics(AdapterOptions options, TimeProvider time, IMeterFactory meters, Readiness readiness)
    {
        _time = time;
        _meter = meters.Create(new MeterOptions(AdapterTracing.Name) { Tags = [new("gateway.department", options.Department)] });
        _duration = _meter.CreateHistogram(
            "gateway.adapter.fetch.duration",
            "s",
            "How long an answer took, its journal included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
        _records = _meter.CreateCounter<long>("gateway.adapter.records", "{record}", "Records released.");
        _faults = _meter.CreateCounter<long>("gateway.adapter.record.faults", "{record}", "Records left out for a value that cannot be converted.");
        _meter.CreateObservableGauge("gateway.adapter.source.up", () => readiness.SourceAnswers ? 1 : 0, "1", "1 while the database answers, by the last probe.");
        (string, X509Certificate2)[] held =
        [
            ("server", TlsMaterial.ReadCertificate(options.Listen.Certificate, options.Listen.Key)),
            .. options.Gateway.Authorities.SelectMany(TlsMaterial.ReadAuthorities).Select(certificate => ("authority", certificate)),
        ];
        TlsMetrics.AddTo(_meter, time, () => held);
    }

    /// <summary>A timestamp to give back at the end.</summary>
    public long Begin() => _duration.Enabled ? _time.GetTimestamp() : 0;

    public void Answered(string operation, long started, int records, int faults)
    {
        if (started != 0)
        {
            _duration.Record(_time.GetElapsedTime(started).TotalSeconds, new("operation", operation), Answer);
        }

        _records.Add(records);
        if (faults > 0)
        {
            _faults.Add(faults);
        }
    }

    public void Failed(string operation, long started, StatusCode code)
    {
        if (started != 0)
        {
            _duration.Record(_time.GetElapsedTime(started).TotalSeconds, new("operation", operation), new("outcome", code.ToString()));
        }
    }

    public void Dispose() => _meter.Dispose();
}
