using System.Collections.Frozen;
using System.Diagnostics;
using Gateway.Contracts.Adapter.V1;
using Gateway.Hosting.Telemetry;
using Grpc.Core;

namespace Gateway.Server.Telemetry;

/// <summary>Spans of the calls of adapters, by the semantic conventions for RPC, and the headers by which an adapter continues the trace.</summary>
internal static class AdapterTrace
{
    private static readonly FrozenDictionary<string, string> s_names =
        AdapterService.Descriptor.Methods.ToFrozenDictionary(method => method.Name, method => $"{method.Service.FullName}/{method.Name}");

    /// <summary>Starts the span of a call; null where nobody listens.</summary>
    public static Activity? Start(string method, Uri address)
    {
        var span = ExchangeTrace.Step(s_names[method], ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("rpc.system.name", "grpc");
            span.SetTag("rpc.method", span.OperationName);
            span.SetTag("server.address", address.Host);
            span.SetTag("server.port", address.Port);
        }

        return span;
    }

    /// <summary>The present span as headers; null where there is none. No baggage: it goes to another department.</summary>
    public static Metadata? Headers()
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } current)
        {
            return null;
        }

        var headers = new Metadata { { "traceparent", id } };
        if (!string.IsNullOrEmpty(current.TraceStateString))
        {
            headers.Add("tracestate", current.TraceStateString);
        }

        return headers;
    }

    public static void Succeed(Activity? span) => span?.SetTag("rpc.response.status_code", "OK");

    /// <summary>Says how the call failed, by status and the adapter's own reason.</summary>
    public static void Fail(Activity? span, StatusCode status, string? reason)
    {
        if (span is { IsAllDataRequested: true })
        {
            var name = RpcStatus.NameOf((int)status);
            span.SetTag("rpc.response.status_code", name);
            span.SetTag("error.type", reason ?? name);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
