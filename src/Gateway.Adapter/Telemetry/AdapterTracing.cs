using System.Diagnostics;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Telemetry;

/// <summary>Spans of database calls, by the semantic conventions for databases; without statements, so without values.</summary>
internal static class AdapterTracing
{
    public const string Name = "Gateway.Adapter";

    private static readonly ActivitySource Source = new(new ActivitySourceOptions(Name));

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
