using System.Diagnostics;
using Gateway.Client.Receipts;
using Gateway.Client.Refusals;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Client.Telemetry;

/// <summary>The span and the metrics of one call, all its attempts together. Neither holds a subject or a value.</summary>
internal sealed class CallSpan
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Gateway.Client";

    private static readonly ActivitySource s_source = new(new ActivitySourceOptions(SourceName) { Version = "1.0.0" });

    private readonly ClientMetrics _metrics;
    private readonly IMethod _method;
    private readonly Activity? _activity;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private int _ended;

    private CallSpan(ClientMetrics metrics, IMethod method, Activity? activity) => (_metrics, _method, _activity) = (metrics, method, activity);

    /// <summary>Starts the span, and gives the call's options the trace that the gateway continues. The caller's own activity stays the current one.</summary>
    public static CallSpan Start(ClientMetrics metrics, Uri address, IMethod method, ref CallOptions options)
    {
        var current = Activity.Current;
        var activity = s_source.StartActivity(ReceiptKeeper.Name(method), ActivityKind.Client);
        Activity.Current = current;
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("rpc.system.name", "grpc");
            activity.SetTag("rpc.method", ReceiptKeeper.Name(method));
            activity.SetTag("server.address", address.IdnHost);
            activity.SetTag("server.port", address.Port);
        }

        if ((activity ?? current) is { IdFormat: ActivityIdFormat.W3C, Id: { } trace } sent && options.Headers?.Get("traceparent") is null)
        {
            var headers = new Metadata();
            foreach (var header in options.Headers ?? [])
            {
                headers.Add(header);
            }

            headers.Add("traceparent", trace);
            if (sent.TraceStateString is { Length: > 0 } state)
            {
                headers.Add("tracestate", state);
            }

            options = options.WithHeaders(headers);
        }

        return new CallSpan(metrics, method, activity);
    }

    /// <summary>A message came.</summary>
    public void Message(object? response)
    {
        if (_activity is { IsAllDataRequested: true } && response is IMessage message && ReceiptField.Read(message) is { } receipt)
        {
            _activity.SetTag("gateway.exchange.id", receipt.ExchangeId);
        }
    }

    /// <summary>The call ended well.</summary>
    public void Answered() => End("OK", null);

    /// <summary>The call was refused, failed or was given up.</summary>
    public void Failed(Exception exception)
    {
        if (exception is RpcException failure)
        {
            End(Name(failure.StatusCode), GatewayRefusal.Of(failure));
        }
        else
        {
            End("CANCELLED", null);
        }
    }

    /// <summary>The call was given up before it had ended; no more than that is known.</summary>
    public void GivenUp() => End("CANCELLED", null);

    /// <summary>"consumer", "provider", "gateway", "unknown".</summary>
    public static string Name(FaultSide side) => side switch
    {
        FaultSide.Consumer => "consumer",
        FaultSide.Provider => "provider",
        FaultSide.Gateway => "gateway",
        _ => "unknown",
    };

    // "PermissionDenied" is PERMISSION_DENIED.
    private static string Name(StatusCode status) =>
        string.Concat(status.ToString().Select((letter, place) => place > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    private void End(string status, GatewayRefusal? refusal)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
        {
            return;
        }

        _metrics.Ended(_method, Stopwatch.GetElapsedTime(_begun), status, refusal);
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("rpc.response.status_code", status);
        if (refusal is not null)
        {
            _activity.SetTag("gateway.exchange.id", refusal.ExchangeId);
            _activity.SetTag("gateway.reason", refusal.Reason);
            _activity.SetTag("gateway.fault_side", Name(refusal.FaultSide));
            _activity.SetTag("error.type", refusal.Reason);
            _activity.SetStatus(ActivityStatusCode.Error, refusal.Reason);
        }

        var current = Activity.Current;
        _activity.Dispose();
        Activity.Current = current;
    }
}
