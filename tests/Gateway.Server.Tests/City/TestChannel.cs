using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gateway.Testing;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.City;

/// <summary>gRPC channels over mTLS that trust the test's authority alone.</summary>
internal static class TestChannel
{
    public static GrpcChannel Open(Uri address, TestAuthority authority, TestCertificate? certificate) =>
        GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = Handler(authority, certificate),
            DisposeHttpClient = true,
        });

    public static SocketsHttpHandler Handler(TestAuthority authority, TestCertificate? certificate) => new()
    {
        EnableMultipleHttp2Connections = true,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = certificate is null
                ? null
                : SslStreamCertificateContext.Create(certificate.Certificate, null, offline: true),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority.Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };
}
