using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Client.Receipts;
using Gateway.Client.Refusals;
using Grpc.Core;

namespace Gateway.Client.Telemetry;

/// <summary>Metrics of calls: the meter "Gateway.Client".</summary>
public sealed class ClientMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Gateway.Client";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _repeats;

    /// <summary>Makes the instruments.</summary>
    public ClientMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(new MeterOptions(MeterName) { Version = "1.0.0" });
        _duration = meter.CreateHistogram(
            "gateway.client.call.duration",
            "s",
            "Time from a call until its answer or refusal, all its attempts together, by method and status.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        _refusals = meter.CreateCounter<long>("gateway.client.refusals", "{call}", "Calls that were refused or failed, by method, reason and fault side.");
        _repeats = meter.CreateCounter<long>("gateway.client.repeats", "{call}", "Calls that were sent again, by method.");
    }

    internal void Ended(IMethod method, TimeSpan duration, string status, GatewayRefusal? refusal)
    {
        var name = ReceiptKeeper.Name(method);
        _duration.Record(duration.TotalSeconds, new TagList { { "rpc.method", name }, { "rpc.response.status_code", status } });
        if (refusal is not null)
        {
            _refusals.Add(1, new TagList { { "rpc.method", name }, { "reason", refusal.Reason }, { "fault_side", CallSpan.Name(refusal.FaultSide) } });
        }
    }

    internal void Repeated(IMethod method) => _repeats.Add(1, new KeyValuePair<string, object?>("rpc.method", ReceiptKeeper.Name(method)));
}
