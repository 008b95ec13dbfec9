using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Telemetry;

/// <summary>
/// Metrics of exchanges. Labels are bounded: departments and reasons, never agreements, systems or entries,
/// of which there may be more than a metric can carry.
/// </summary>
internal sealed class ExchangeMetrics
{
    /// <summary>Name of the gateway's meter.</summary>
    public const string MeterName = "Gateway";

    private readonly Counter<long> _exchanges;
    private readonly Histogram<double> _duration;

    public ExchangeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(new MeterOptions(MeterName) { Version = "1.0.0" });
        _exchanges = meter.CreateCounter<long>(
            "gateway.exchanges", "{exchange}", "Exchanges that ended, by consumer, provider, operation, outcome, reason and fault side.");
        _duration = meter.CreateHistogram(
            "gateway.exchange.duration",
            "s",
            "Time from a call's arrival until its answer may leave, by provider, operation and outcome.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    }

    /// <summary>Counts a call of a caller that could not be identified.</summary>
    public void Refused(string? consumer, Reason reason) => _exchanges.Add(1, new TagList
    {
        { "consumer", consumer ?? "" },
        { "provider", "" },
        { "operation", "" },
        { "outcome", "refused" },
        { "reason", reason.Code },
        { "fault_side", reason.Fault.Name() },
    });

    /// <summary>Counts an exchange that ended.</summary>
    public void Ended(Exchange exchange, Refusal? refusal, int records, TimeSpan duration) =>
        Count(exchange, OutcomeOf(refusal, records), refusal?.Reason.Code ?? "", refusal?.Reason.Fault.Name() ?? "none", duration);

    /// <summary>Counts an exchange whose caller went away before the answer.</summary>
    public void Abandoned(Exchange exchange, TimeSpan duration) =>
        Count(exchange, "abandoned", "", FaultSide.Consumer.Name(), duration);

    private void Count(Exchange exchange, string outcome, string reason, string faultSide, TimeSpan duration)
    {
        var provider = exchange.Decision.Entry?.Key.Department ?? "";
        _exchanges.Add(1, new TagList
        {
            { "consumer", exchange.Call.Caller.System!.Department },
            { "provider", provider },
            { "operation", exchange.Call.Operation.Name() },
            { "outcome", outcome },
            { "reason", reason },
            { "fault_side", faultSide },
        });
        _duration.Record(duration.TotalSeconds, new("provider", provider), new("operation", exchange.Call.Operation.Name()), new("outcome", outcome));
    }

    private static string OutcomeOf(Refusal? refusal, int records) => refusal switch
    {
        null => records > 0 ? "found" : "not_found",
        { Reason.Fault: FaultSide.Consumer } => "refused",
        _ => "failed",
    };
}
