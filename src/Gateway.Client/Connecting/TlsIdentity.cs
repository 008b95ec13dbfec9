using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Client.Connecting;

/// <summary>The system's certificate with its key, and the authorities that it trusts.</summary>
internal sealed class TlsIdentity : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2Collection _behind;
    private readonly X509Certificate2Collection _authorities;
    private readonly bool _owned;

    public TlsIdentity(X509Certificate2 certificate, X509Certificate2Collection behind, X509Certificate2Collection authorities, bool owned)
    {
        _certificate = certificate;
        _behind = behind;
        _authorities = authorities;
        _owned = owned;
    }

    /// <summary>Only the given authorities count; those of the operating system do not.</summary>
    public SslClientAuthenticationOptions ClientOptions()
    {
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        trust.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        trust.CustomTrustStore.AddRange(_authorities);
        return new SslClientAuthenticationOptions
        {
            ClientCertificateContext = SslStreamCertificateContext.Create(_certificate, _behind, offline: true),
            CertificateChainPolicy = trust,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
    }

    public void Dispose()
    {
        if (_owned)
        {
            _certificate.Dispose();
        }

        foreach (var read in _behind.Concat(_authorities))
        {
            read.Dispose();
        }
    }
}
