using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Gateway.Hosting.Tls;

namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>Connections of their own, which follow no redirect, keep no cookie and carry no trace.</summary>
internal sealed class CredentialInvokers : ICredentialInvokers
{
    /// <inheritdoc/>
    public HttpMessageInvoker Create(string? authorities) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),

        // The platform's server is a stranger: no id of ours goes to it, and no span tells of what it is asked.
        ActivityHeadersPropagator = null,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateChainPolicy = authorities is null ? null : TlsMaterial.TrustOf(TlsMaterial.ReadAuthorities(authorities)),
        },
    });
}
