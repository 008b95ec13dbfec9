using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Adapter.Fetching;
using Gateway.Hosting.Tls;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Gateway.Adapter.Identity;

/// <summary>Tells the gateway's certificate from all others.</summary>
internal sealed class GatewayCertificates : IDisposable
{
    private static readonly Status Missing = AdapterErrors.CreateStatus(
        StatusCode.Unauthenticated, AdapterReasons.CertificateMissing, "Present the gateway's client certificate.");

    private static readonly Status Untrusted = AdapterErrors.CreateStatus(
        StatusCode.Unauthenticated, AdapterReasons.CertificateUntrusted, "The client certificate is not of a known authority, or not valid now.");

    private static readonly Status Stranger = AdapterErrors.CreateStatus(
        StatusCode.PermissionDenied, AdapterReasons.CallerNotGateway, "Only the gateway may call an adapter.");

    private readonly X509Certificate2Collection _authorities = [];
    private readonly FrozenSet<string> _ids;
    private readonly FrozenSet<string> _thumbprints;
    private readonly TimeProvider _time;

    public GatewayCertificates(CallerOptions options, TimeProvider time)
    {
        _time = time;
        _ids = options.SpiffeIds.ToFrozenSet(StringComparer.Ordinal);
        _thumbprints = options.Thumbprints.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in options.Authorities)
        {
            _authorities.AddRange(TlsMaterial.ReadAuthorities(file));
        }
    }

    /// <summary>Null where it is the gateway's, for as long as <paramref name="until"/> says.</summary>
    public Status? Refusal(X509Certificate2? certificate, out DateTimeOffset until)
    {
        until = default;
        if (certificate is null)
        {
            return Missing;
        }

        until = certificate.NotAfter.ToUniversalTime();
        var now = _time.GetUtcNow();
        if (now >= until || now < certificate.NotBefore.ToUniversalTime())
        {
            return Untrusted;
        }

        if (_thumbprints.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)))
        {
            return null;
        }

        if (_authorities.Count == 0 || !IsIssued(certificate))
        {
            return Untrusted;
        }

        return SpiffeId.Of(certificate) is { } id && _ids.Contains(id) ? null : Stranger;
    }

    public void Dispose()
    {
        foreach (var authority in _authorities)
        {
            authority.Dispose();
        }
    }

    private bool IsIssued(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = _time.GetLocalNow().DateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        var sound = chain.Build(certificate);
        foreach (var element in chain.ChainElements)
        {
            element.Certificate.Dispose();
        }

        return sound;
    }
}
