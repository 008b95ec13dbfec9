using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Gateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Apis.Credentials;

/// <summary>A real server that hands out secrets as the test tells it, sound or not.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _asked = new();

    private TokenServer(WebApplication app) => _app = app;

    /// <summary>What it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>What it was asked.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked];

    public string Address => _app.Urls.First();

    /// <summary>With a certificate https, else http.</summary>
    public static async Task<TokenServer> StartAsync(TestCertificate? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            if (certificate is not null)
            {
                var server = X509CertificateLoader.LoadPkcs12(certificate.Certificate.Export(X509ContentType.Pkcs12), null);
                listener.UseHttps(server, https => https.ClientCertificateMode = ClientCertificateMode.NoCertificate);
            }
        }));
        var app = builder.Build();
        var server = new TokenServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Always answers this JSON.</summary>
    public void Says(string json, int status = 200) => Answer = context => WriteAsync(context, json, status);

    public static Task WriteAsync(HttpContext context, string text, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _asked.Enqueue(new Asked(
            context.Request.Method,
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync()));
        await Answer(context);
    }
}

/// <summary>A request that came in.</summary>
internal sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
