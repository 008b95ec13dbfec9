using System.Diagnostics;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Telemetry;

/// <summary>Spans of exchanges. Without a listener they cost next to nothing. No span holds a subject or a value.</summary>
internal static class ExchangeTrace
{
    /// <summary>Name of the gateway's source.</summary>
    public const string SourceName = "Gateway";

    private static readonly ActivitySource s_source = new(new ActivitySourceOptions(SourceName) { Version = "1.0.0" });

    /// <summary>
    /// Starts the span of an exchange. A registered consumer's trace is continued, but whether it is sampled
    /// is the gateway's own choice.
    /// </summary>
    public static Activity? Start(Exchange exchange)
    {
        if (!s_source.HasListeners())
        {
            return null;
        }

        var theirs = exchange.Call.CallerTrace;
        var parent = theirs.TraceId == default
            ? default
            : new ActivityContext(theirs.TraceId, theirs.SpanId, ActivityTraceFlags.None, theirs.TraceState, isRemote: true);
        Activity.Current = null;

        // Whose trace is continued is known only now that the caller is: that it arrived is told afterwards.
        var activity = s_source.StartActivity("gateway.exchange", ActivityKind.Server, parent, startTime: exchange.Call.ArrivedAt);
        if (activity is not null)
        {
            exchange.TraceId = activity.TraceId;

            Mark("identified");
            activity.SetTag("rpc.system.name", "grpc");
            activity.SetTag("rpc.method", exchange.Call.Method);
            activity.SetTag("gateway.operation", exchange.Call.Operation.Name());
            activity.SetTag("gateway.exchange.id", exchange.Id.ToString("D"));
            activity.SetTag("gateway.consumer.system", exchange.Call.Caller.System!.Id);
            activity.SetTag("gateway.consumer", exchange.Call.Caller.System.Department);
        }

        return activity;
    }

    /// <summary>
    /// Says that a step in memory is done, as an event of the exchange: it takes microseconds, and a span of its own would cost as much as
    /// the step.
    /// </summary>
    public static void Mark(string step)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity && activity.Source == s_source)
        {
            activity.AddEvent(new ActivityEvent(step));
        }
    }

    /// <summary>Somebody listens.</summary>
    public static bool IsHeard => s_source.HasListeners();

    /// <summary>Starts the span of one step that waits for somebody.</summary>
    public static Activity? Step(string name, ActivityKind kind = ActivityKind.Internal) =>
        s_source.HasListeners() ? s_source.StartActivity(name, kind) : null;

    /// <summary>Says how the exchange ended.</summary>
    public static void Finish(Activity? activity, Exchange exchange, Refusal? refused, int records)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        if (exchange.Decision.Entry is { } entry)
        {
            activity.SetTag("gateway.provider", entry.Key.Department);
            activity.SetTag("gateway.entry", entry.Path);
            activity.SetTag("gateway.entry.version", entry.Version);
        }

        activity.SetTag("gateway.agreement", exchange.Decision.Agreement?.Id);
        if (refused is { } refusal)
        {
            activity.SetTag("gateway.reason", refusal.Reason.Code);
            activity.SetTag("gateway.fault_side", refusal.Reason.Fault.Name());
            activity.SetTag("rpc.response.status_code", refusal.Reason.Status.Name());
            activity.SetTag("error.type", refusal.Reason.Code);
            if (refusal.Reason.Fault != FaultSide.Consumer)
            {
                activity.SetStatus(ActivityStatusCode.Error, refusal.Reason.Code);
            }
        }
        else
        {
            activity.SetTag("gateway.records", records);
            activity.SetTag("rpc.response.status_code", "OK");
        }
    }
}
