using System.Security.Cryptography.X509Certificates;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>Trusts the peers that the run's own authority has issued a certificate to.</summary>
internal sealed class PeerTrust(X509Certificate2 authority)
{
    public bool Accepts(X509Certificate? presented)
    {
        if (presented is not X509Certificate2 certificate)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(certificate);
    }
}
