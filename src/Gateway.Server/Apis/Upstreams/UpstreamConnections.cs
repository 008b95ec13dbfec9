using System.Net;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Tls;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>The connections to an upstream, apart by the certificate shown.</summary>
internal sealed class UpstreamConnections(ApiUpstream upstream, X509Certificate2Collection? authorities) : IDisposable
{
    private static readonly HttpRequestOptionsKey<bool> s_connected = new("Gateway.Connected");

    // A certificate that was renewed is gone with its connections once nobody holds it.
    private readonly ConditionalWeakTable<SslStreamCertificateContext, HttpMessageInvoker> _shown = [];
    private readonly Lazy<HttpMessageInvoker> _plain = new(() => Create(upstream, authorities, null));

    /// <summary>The connections.</summary>
    /// <param name="certificate">The certificate to show; null for none. After it was renewed, another object: connections of its own.</param>
    public HttpMessageInvoker Of(SslStreamCertificateContext? certificate) => certificate is null
        ? _plain.Value
        : _shown.TryGetValue(certificate, out var invoker) ? invoker
        : _shown.GetValue(certificate, certificate => Create(upstream, authorities, certificate));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, invoker) in _shown)
        {
            invoker.Dispose();
        }

        if (_plain.IsValueCreated)
        {
            _plain.Value.Dispose();
        }
    }

    private static HttpMessageInvoker Create(ApiUpstream upstream, X509Certificate2Collection? authorities, SslStreamCertificateContext? certificate) =>
        new(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            EnableMultipleHttp2Connections = true,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 64 << 10,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),

            // The call's own span travels in its headers; the handler would start another, which nobody exports.
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellationToken) => upstream.ConnectAsync(context.DnsEndPoint, cancellationToken),
            PlaintextStreamFilter = (context, _) =>
            {
                if (context.NegotiatedHttpVersion < HttpVersion.Version20)
                {
                    ConnectOnce(context.InitialRequestMessage);
                }

                return ValueTask.FromResult(context.PlaintextStream);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificateContext = certificate,
                CertificateChainPolicy = authorities is null ? null : TlsMaterial.TrustOf(authorities),
            },
        });

    /// <summary>
    /// The client sends what has no content up to four times while connections of HTTP/1.1 end before an answer. It has one new connection;
    /// what is tried again after that, the caller of the API tries, and counts. In HTTP/2 a server that ends a connection says which requests it
    /// did not take, and these alone are sent again.
    /// </summary>
    private static void ConnectOnce(HttpRequestMessage message)
    {
        if (message.Content is null && message.Options.TryGetValue(s_connected, out _))
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Its connection ended before an answer.");
        }

        message.Options.Set(s_connected, true);
    }
}
