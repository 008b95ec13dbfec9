using System.Diagnostics;
using Gateway.Adapter.Sources;
using Gateway.Hosting.Telemetry;
using Grpc.Core;

namespace Gateway.Adapter.Telemetry;

/// <summary>
/// Spans of the gateway's calls and, below them, of database calls, by the semantic conventions; without statements, so without values.
/// Health and metrics have none.
/// </summary>
internal static class AdapterTracing
{
    public const string Name = "Gateway.Adapter";

    private static readonly ActivitySource Source = new(new ActivitySourceOptions(Name));

    /// <summary>Continues the gateway's trace; null where nobody listens, or where it has none: no other begins here.</summary>
    public static Activity? StartCall(string method, ServerCallContext context)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var headers = context.GetHttpContext().Request.Headers;
        if (!ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var parent))
        {
            return null;
        }

        var span = Source.StartActivity(method, ActivityKind.Server, parent);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("rpc.system.name", "grpc");
            span.SetTag("rpc.method", method);
        }

        return span;
    }

    /// <summary>Says how a call ended.</summary>
    public static void End(Activity? span, StatusCode status)
    {
        if (span is not { IsAllDataRequested: true })
        {
            return;
        }

        var name = RpcStatus.NameOf((int)status);
        span.SetTag("rpc.response.status_code", name);

        // By the conventions for servers: what the caller did wrong is no error of theirs.
        if (status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss)
        {
            span.SetTag("error.type", name);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Null where nobody listens.</summary>
    public static Activity? StartQuery(string system, string table, int keys)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var span = Source.StartActivity("SELECT " + table, ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("db.system.name", system);
            span.SetTag("db.operation.name", "SELECT");
            span.SetTag("db.collection.name", table);
            if (keys > 1)
            {
                span.SetTag("db.operation.batch.size", keys);
            }
        }

        return span;
    }

    public static void Fail(Activity? span, SourceException fault)
    {
        if (span is not null)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("error.type", fault.Kind.ToString());
            span.SetTag("db.response.status_code", fault.Code);
        }
    }
}
