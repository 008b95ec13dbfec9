using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gateway.Core.Catalogue;
using Gateway.Hosting.Tls;
using Gateway.Server.Identity;
using Gateway.Storage.Following;

namespace Gateway.Server.Departments;

/// <summary>
/// mTLS towards adapters: the gateway shows its certificate, and takes a server for an adapter only if a
/// trusted authority issued its certificate and a registered adapter of the department holds it.
/// </summary>
internal sealed class AdapterTls
{
    private readonly SnapshotFollower _follower;
    private readonly CertificateVerifier _verifier;
    private readonly AuthorityFiles _trusted;
    private readonly SslStreamCertificateContext _client;
    private readonly X509Certificate2Collection _authorities;

    public AdapterTls(GatewayOptions options, SnapshotFollower follower, CertificateVerifier verifier, AuthorityFiles trusted)
    {
        _verifier = verifier;
        _trusted = trusted;
        _follower = follower;
        _client = SslStreamCertificateContext.Create(
            TlsMaterial.ReadCertificate(options.Departments.Certificate, options.Departments.Key), null, offline: true);
        _authorities = TlsMaterial.ReadAuthorities(options.Departments.Authorities);
    }

    /// <summary>A handler for one department's adapters.</summary>
    public SocketsHttpHandler CreateHandler(string department) => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        KeepAlivePingDelay = TimeSpan.FromSeconds(15),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(5),

        // The call's own span travels in its headers; the handler would start another, which nobody exports.
        ActivityHeadersPropagator = null,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = _client,
            RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsAdapterOf(department, certificate, errors),
        },
    };

    private bool IsAdapterOf(string department, X509Certificate? presented, SslPolicyErrors errors)
    {
        if (presented is not X509Certificate2 certificate || (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (!chain.Build(certificate))
        {
            return false;
        }

        // The authority must be one that may speak for the department, and must not have revoked the certificate.
        var verified = _verifier.Verify(certificate, _trusted.Current, CertificateVerifier.ServerAuthentication);
        if (verified.Refused is not null || !verified.Authority!.SpeaksFor(department))
        {
            return false;
        }

        // The registration, not the host name, says which certificate an adapter holds: a department's
        // machine may answer under any name, and no other department's certificate will do.
        var snapshot = _follower.Current.Snapshot;
        var thumbprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var id = (SpiffeId.Of(certificate) is { } spiffeId ? snapshot.FindSystemByCredential(spiffeId) : null)
            ?? snapshot.FindSystemByCredential(thumbprint);
        return id is not null
            && snapshot.Systems.Find(id) is { Role: SystemRole.Adapter, Suspended: false } system
            && system.Department == department;
    }
}
