using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>Takes what programs export, over HTTP on one port and over gRPC on another, and keeps it by path.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private const int FrameHead = 5;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> _taken = new(StringComparer.Ordinal);

    private TelemetryReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        });
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>Where OTLP over HTTP is taken.</summary>
    public string Http => AddressOf(0);

    /// <summary>Where OTLP over gRPC is taken.</summary>
    public string Grpc => AddressOf(1);

    /// <summary>The paths at which anything came.</summary>
    public IReadOnlyCollection<string> Paths => [.. _taken.Keys];

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var receiver = new TelemetryReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The messages that came at a path.</summary>
    public IReadOnlyList<byte[]> At(string path) => _taken.TryGetValue(path, out var messages) ? [.. messages] : [];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var isGrpc = context.Request.Protocol == HttpProtocol.Http2;
        _taken.GetOrAdd(context.Request.Path, _ => []).Enqueue(isGrpc ? body.ToArray()[FrameHead..] : body.ToArray());
        context.Response.ContentType = isGrpc ? "application/grpc" : "application/x-protobuf";
        if (isGrpc)
        {
            // An empty message, which says that all was taken.
            await context.Response.Body.WriteAsync(new byte[FrameHead]);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }

    private string AddressOf(int port) => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ElementAt(port);
}
