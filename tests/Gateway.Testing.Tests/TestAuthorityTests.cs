using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Testing.Tests;

public sealed class TestAuthorityTests
{
    private const string Marriage = "spiffe://city/civil-affairs/marriage";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_and_client_trust_each_other_over_mutual_TLS()
    {
        using var authority = TestAuthority.Create("City");
        using var server = authority.IssueServer(Marriage);
        using var client = authority.IssueClient("spiffe://city/housing/approvals");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var socket = new TcpClient();
        await socket.ConnectAsync((IPEndPoint)listener.LocalEndpoint, Cancelled);
        using var accepted = await listener.AcceptTcpClientAsync(Cancelled);
        await using var near = new SslStream(socket.GetStream());
        await using var far = new SslStream(accepted.GetStream());

        await Task.WhenAll(
            far.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = server.Certificate,
                ClientCertificateRequired = true,
                CertificateChainPolicy = Trusting(authority),
            }, Cancelled),
            near.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ClientCertificates = [client.Certificate],
                CertificateChainPolicy = Trusting(authority),
            }, Cancelled)).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        Assert.Equal(client.Thumbprint, far.RemoteCertificate!.GetCertHashString(HashAlgorithmName.SHA256));
    }

    [Fact]
    public void A_certificate_names_its_system_and_is_valid_when_said()
    {
        using var authority = TestAuthority.Create("City");
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        using var certificate = authority.Issue("expired", Marriage, notBefore: start, notAfter: start.AddDays(1));

        Assert.Equal(start, certificate.Certificate.NotBefore);
        var names = certificate.Certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["localhost"], names.EnumerateDnsNames());
        Assert.Equal([IPAddress.Loopback], names.EnumerateIPAddresses());
        Assert.Contains(Marriage, System.Text.Encoding.ASCII.GetString(names.RawData), StringComparison.Ordinal);
    }

    [Fact]
    public void Written_files_hold_the_certificate_its_key_and_its_authority()
    {
        using var folder = new TemporaryFolder();
        using var authority = TestAuthority.Create("City");
        using var certificate = authority.IssueClient(Marriage);

        var files = certificate.WriteTo(folder.At("client"));

        using var read = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        Assert.Equal(certificate.Thumbprint, read.GetCertHashString(HashAlgorithmName.SHA256));
        Assert.True(read.HasPrivateKey);
        Assert.Equal(authority.Pem, File.ReadAllText(files.Authority).Trim());
    }

    [Theory]
    [InlineData("list.crl")]
    [InlineData("list.pem")]
    public void A_revocation_list_names_the_revoked_and_no_other(string name)
    {
        using var folder = new TemporaryFolder();
        using var authority = TestAuthority.Create("City");
        using var good = authority.IssueClient(Marriage);
        using var bad = authority.IssueClient(Marriage);
        authority.WriteRevocationList(folder.At(name));
        authority.Revoke(bad);
        authority.WriteRevocationList(folder.At(name));

        var list = name.EndsWith(".pem", StringComparison.Ordinal)
            ? CertificateRevocationListBuilder.LoadPem(File.ReadAllText(folder.At(name)), out var number)
            : CertificateRevocationListBuilder.Load(File.ReadAllBytes(folder.At(name)), out number);

        Assert.Equal(2, number);
        Assert.True(list.RemoveEntry(bad.Certificate.SerialNumberBytes.Span));
        Assert.False(list.RemoveEntry(good.Certificate.SerialNumberBytes.Span));
    }

    private static X509ChainPolicy Trusting(TestAuthority authority) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509CertificateLoader.LoadCertificate(authority.Certificate.RawData) },
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
