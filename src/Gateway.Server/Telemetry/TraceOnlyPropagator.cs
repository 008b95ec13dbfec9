using System.Diagnostics;

namespace Gateway.Server.Telemetry;

/// <summary>
/// Passes the trace context on (W3C Trace Context) and no baggage: baggage goes to other departments, and
/// nobody checks what it holds. Takes nothing in: whose trace is continued is decided once the caller is known.
/// </summary>
internal sealed class TraceOnlyPropagator : DistributedContextPropagator
{
    public static readonly TraceOnlyPropagator Instance = new();

    public override IReadOnlyCollection<string> Fields { get; } = ["traceparent", "tracestate"];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id } && setter is not null)
        {
            setter(carrier, "traceparent", id);
            if (!string.IsNullOrEmpty(activity.TraceStateString))
            {
                setter(carrier, "tracestate", activity.TraceStateString);
            }
        }
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        traceId = traceState = null;

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
