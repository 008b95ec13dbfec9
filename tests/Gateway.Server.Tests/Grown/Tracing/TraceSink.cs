using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Gateway.Server.Tests.Grown.Tracing.Otlp;
using Gateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Grown.Tracing;

/// <summary>Takes what programs export over OTLP, by gRPC or by HTTP, and keeps every byte of it.</summary>
internal sealed class TraceSink : IAsyncDisposable
{
    private const int FrameHead = 5;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _bodies = new();
    private readonly ConcurrentQueue<SeenSpan> _spans = new();

    private TraceSink(WebApplication app) => _app = app;

    /// <summary>Every body that came, of traces, metrics and logs.</summary>
    public IEnumerable<byte[]> Bodies => _bodies;

    public IEnumerable<SeenSpan> Spans => _spans;

    /// <summary>Variables of a program that shall export to it.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; private set; } = new Dictionary<string, string?>();

    /// <summary>Starts it.</summary>
    /// <param name="protocol"><c>grpc</c> or <c>http/protobuf</c>.</param>
    public static async Task<TraceSink> StartAsync(string protocol)
    {
        var port = FreePort.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, port, listen => listen.Protocols = protocol == "grpc" ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var sink = new TraceSink(builder.Build())
        {
            Environment = new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            },
        };
        sink._app.Run(sink.TakeAsync);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>The spans of one trace, once there are so many and the exchange, which ends last, is among them.</summary>
    public async Task<List<SeenSpan>> TraceAsync(string traceId, int spans)
    {
        List<SeenSpan> found = [];
        await Poll.UntilAsync(
            () => (found = [.. _spans.Where(span => span.TraceId == traceId)])
                .Count >= spans && found.Exists(span => span.Name == "gateway.exchange"),
            TimeSpan.FromSeconds(20),
            $"{spans.ToString(CultureInfo.InvariantCulture)} spans of the trace are exported");
        return found;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        var body = memory.ToArray();
        _bodies.Enqueue(body);
        var isGrpc = context.Request.ContentType == "application/grpc";
        if (context.Request.Path.Value is { } path && (path.EndsWith("/v1/traces", StringComparison.Ordinal) || path.EndsWith("TraceService/Export", StringComparison.Ordinal)))
        {
            Read(ExportTraceServiceRequest.Parser.ParseFrom(body.AsSpan(isGrpc ? FrameHead : 0)));
        }

        if (isGrpc)
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[FrameHead]);
            context.Response.AppendTrailer("grpc-status", "0");
        }
        else
        {
            context.Response.ContentType = "application/x-protobuf";
        }
    }

    private void Read(ExportTraceServiceRequest request)
    {
        foreach (var resource in request.ResourceSpans)
        {
            foreach (var scope in resource.ScopeSpans)
            {
                foreach (var span in scope.Spans)
                {
                    _spans.Enqueue(new SeenSpan(resource.Resource, scope.Scope.Name, span));
                }
            }
        }
    }
}
