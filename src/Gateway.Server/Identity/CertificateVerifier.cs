using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Core.Decisions;
using Gateway.Hosting.Tls;

namespace Gateway.Server.Identity;

/// <summary>Verifies a certificate against the authorities (RFC 5280 §6), offline.</summary>
internal sealed class CertificateVerifier(TimeProvider time, GatewayOptions options)
{
    /// <summary>Extended key usage of a client's certificate.</summary>
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Extended key usage of a server's certificate.</summary>
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly string _trustDomain = $"spiffe://{options.City}/";

    /// <summary>What the certificate proves.</summary>
    public VerifiedCertificate Verify(X509Certificate2 certificate, AuthoritySet authorities, string usage = ClientAuthentication)
    {
        var reason = Check(certificate, authorities, usage, out var authority);
        var spiffeId = reason is null ? SpiffeId.Of(certificate) : null;
        if (reason is null && spiffeId is not null)
        {
            reason = CheckSpiffe(spiffeId, authority!);
        }

        return new VerifiedCertificate(
            authorities.Generation,
            reason,
            spiffeId,
            certificate.GetCertHashString(HashAlgorithmName.SHA256),
            authority,
            certificate.NotBefore,
            certificate.NotAfter);
    }

    private Reason? Check(X509Certificate2 certificate, AuthoritySet authorities, string usage, out Authority? authority)
    {
        authority = null;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(usage));
        foreach (var trusted in authorities.Authorities)
        {
            chain.ChainPolicy.CustomTrustStore.Add(trusted.Certificate);
        }

        var built = chain.Build(certificate);
        authority = Issuer(chain, authorities);
        if (authority is null)
        {
            return Reasons.CertificateUntrusted;
        }

        if (!built)
        {
            return chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid)
                ? Reasons.CertificateExpired
                : Reasons.CertificateUntrusted;
        }

        return authority.Revocations?.Contains(certificate) == true ? Reasons.CertificateRevoked : null;
    }

    /// <summary>The authority nearest to the certificate: an intermediate may be trusted by itself, bound more narrowly.</summary>
    private static Authority? Issuer(X509Chain chain, AuthoritySet authorities)
    {
        foreach (var element in chain.ChainElements.Skip(1))
        {
            foreach (var authority in authorities.Authorities)
            {
                if (authority.Certificate.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span))
                {
                    return authority;
                }
            }
        }

        return null;
    }

    private Reason? CheckSpiffe(string spiffeId, Authority authority)
    {
        if (!spiffeId.StartsWith(_trustDomain, StringComparison.Ordinal))
        {
            return Reasons.CertificateUntrusted;
        }

        var path = spiffeId[_trustDomain.Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && authority.SpeaksFor(path[..slash]) ? null : Reasons.AuthorityNotOfDepartment;
    }
}
