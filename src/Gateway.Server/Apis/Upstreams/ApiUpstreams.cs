using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>The addresses that may be called, and the connections to them: apart by address and by the certificate shown.</summary>
internal sealed class ApiUpstreams(GatewayOptions options) : IDisposable
{
    private static readonly HttpRequestOptionsKey<bool> s_connected = new("Gateway.Connected");

    private readonly ApiUpstream[] _allowed = [.. options.Apis.Upstreams.Select(upstream => new ApiUpstream(upstream))];
    private readonly ConcurrentDictionary<(ApiUpstream Upstream, SslStreamCertificateContext? Certificate), Lazy<HttpMessageInvoker>> _invokers = new();

    /// <summary>The upstream that an entry of the department may name by this address; null where none is allowed.</summary>
    public ApiUpstream? Find(string department, Uri address) => Array.Find(_allowed, upstream => upstream.Allows(department, address));

    /// <summary>The connections to an upstream.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="certificate">The certificate to show; null for none. After it was renewed, another object: connections of its own.</param>
    public HttpMessageInvoker InvokerOf(ApiUpstream upstream, SslStreamCertificateContext? certificate) =>
        _invokers.GetOrAdd((upstream, certificate), static key => new(() => new HttpMessageInvoker(HandlerOf(key.Upstream, key.Certificate)))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var invoker in _invokers.Values.Where(invoker => invoker.IsValueCreated))
        {
            invoker.Value.Dispose();
        }
    }

    private static SocketsHttpHandler HandlerOf(ApiUpstream upstream, SslStreamCertificateContext? certificate) => new()
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
        ActivityHeadersPropagator = Telemetry.TraceOnlyPropagator.Instance,
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
            CertificateChainPolicy = upstream.Authorities is { } authorities ? PolicyOf(authorities) : null,
        },
    };

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

    private static X509ChainPolicy PolicyOf(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
