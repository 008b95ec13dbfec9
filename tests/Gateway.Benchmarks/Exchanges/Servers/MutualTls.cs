using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>TLS 1.3 with certificates on both sides, as a client sees it.</summary>
internal static class MutualTls
{
    /// <summary>A handler that opens one connection and no second one.</summary>
    public static SocketsHttpHandler OneConnection(X509Certificate2 certificate, PeerTrust trust) => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        SslOptions = Options(certificate, trust),
    };

    public static SslClientAuthenticationOptions Options(X509Certificate2 certificate, PeerTrust trust) => new()
    {
        EnabledSslProtocols = SslProtocols.Tls13,
        ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
        RemoteCertificateValidationCallback = (_, presented, _, _) => trust.Accepts(presented),
    };
}
