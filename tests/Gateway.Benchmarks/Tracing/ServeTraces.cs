using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Benchmarks.Tracing;

/// <summary>A collector that takes what comes over OTLP (gRPC), counts the spans, and keeps nothing.</summary>
internal static class ServeTraces
{
    public const string Mode = "serve-traces";

    /// <summary>Where it says how many spans came.</summary>
    public const string CountPath = "/spans";

    private const int FrameHead = 5;

    private static long _spans;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, int.Parse(arguments[0], CultureInfo.InvariantCulture), listen => listen.Protocols = HttpProtocols.Http2));
        await using var app = builder.Build();
        app.Run(TakeAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task TakeAsync(HttpContext context)
    {
        if (context.Request.Path == CountPath)
        {
            await context.Response.WriteAsync(Interlocked.Read(ref _spans).ToString(CultureInfo.InvariantCulture));
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.Path.Value!.EndsWith("TraceService/Export", StringComparison.Ordinal))
        {
            // ExportTraceServiceRequest.resource_spans (1), ResourceSpans.scope_spans (2), ScopeSpans.spans (2).
            Interlocked.Add(ref _spans, CountedFields.Count(body.GetBuffer().AsSpan(FrameHead, (int)body.Length - FrameHead), [1, 2, 2]));
        }

        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[FrameHead]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
