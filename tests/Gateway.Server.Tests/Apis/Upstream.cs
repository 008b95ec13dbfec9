using System.Collections.Concurrent;
using System.Net;
using Gateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Apis;

/// <summary>A department's own API, which answers what the test says.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Upstream(WebApplication app, int port) => (_app, Port) = (app, port);

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>What it does; it answers a taxpayer unless told otherwise.</summary>
    public RequestDelegate Answer { get; set; } = context => JsonAsync(context, ApiCity.Taxpayer);

    /// <summary>Requests that came: method and raw target, with their headers and body.</summary>
    public ConcurrentQueue<(string Target, Dictionary<string, string> Headers, string Body)> Requests { get; } = new();

    public static async Task<Upstream> StartAsync(int? port = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var chosen = port ?? FreePort.Next();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, chosen, listener => listener.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var upstream = new Upstream(app, chosen);
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            upstream.Requests.Enqueue((
                $"{context.Request.Method} {context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget}",
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await body.ReadToEndAsync()));
            await upstream.Answer(context);
        });
        await app.StartAsync();
        return upstream;
    }

    public static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
