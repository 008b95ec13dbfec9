using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>A plain server with mTLS on loopback: HTTP/2 alone unless told otherwise, nothing logged below a warning.</summary>
internal static class PlainHost
{
    /// <summary>Serves until it is told to stop.</summary>
    public static async Task<int> RunAsync(
        ServerPlace place, Action<WebApplicationBuilder> configure, Action<WebApplication> map, HttpProtocols protocols = HttpProtocols.Http2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, place, protocols));
        configure(builder);
        await using var app = builder.Build();
        map(app);
        await app.RunAsync();
        return 0;
    }

    private static void Listen(KestrelServerOptions kestrel, ServerPlace place, HttpProtocols protocols)
    {
        var certificate = place.ReadCertificate();
        var trust = place.ReadTrust();
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, place.Port, listener =>
        {
            listener.Protocols = protocols;
            listener.UseHttps(certificate, https =>
            {
                https.SslProtocols = SslProtocols.Tls13;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (presented, _, _) => trust.Accepts(presented);
            });
        });
    }
}
