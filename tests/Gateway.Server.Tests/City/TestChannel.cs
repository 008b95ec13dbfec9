using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Gateway.Testing;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.City;

/// <summary>gRPC channels over mTLS that trust the test's authority alone.</summary>
internal static class TestChannel
{
    public static GrpcChannel Open(Uri address, TestAuthority authority, TestCertificate? certificate, Action<Socket>? connected = null)
    {
        var handler = Handler(authority, certificate);
        if (connected is not null)
        {
            handler.ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, token);
                connected(socket);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        return GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

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
