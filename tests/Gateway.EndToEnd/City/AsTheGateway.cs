using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gateway.Demo.Tls;

namespace Gateway.EndToEnd.City;

/// <summary>mTLS with the gateway's own certificate.</summary>
internal static class AsTheGateway
{
    public static SocketsHttpHandler Handler(CertificateFiles files)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(File.ReadAllText(files.Authority)));
        return new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = policy,
                ClientCertificates = [X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)],
            },
        };
    }
}
