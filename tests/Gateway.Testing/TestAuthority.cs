using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Testing;

/// <summary>An X.509 authority of the test's own, on ECDSA P-256.</summary>
public sealed class TestAuthority : IDisposable
{
    private const int SerialLength = 16;

    private readonly List<(byte[] Serial, DateTimeOffset At, X509RevocationReason Reason)> revoked = [];
    private int listNumber;

    private TestAuthority(X509Certificate2 certificate)
    {
        Certificate = certificate;
    }

    /// <summary>The authority's certificate, with its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The authority's certificate as PEM, what a trust store holds.</summary>
    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>Makes a self-signed authority, valid for ten years before and after now unless said otherwise.</summary>
    public static TestAuthority Create(string name, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return new TestAuthority(request.CreateSelfSigned(notBefore ?? Now.AddYears(-10), notAfter ?? Now.AddYears(10)));
    }

    /// <summary>
    /// Issues a certificate for a system (<c>spiffe://city/department/system</c>, null for none) with a common
    /// name; one for a server names localhost and 127.0.0.1 unless said otherwise.
    /// </summary>
    public TestCertificate Issue(
        string name,
        string? spiffeUri,
        IEnumerable<string>? dnsNames = null,
        IEnumerable<IPAddress>? addresses = null,
        bool serverAuth = true,
        bool clientAuth = true,
        DateTimeOffset? notBefore = null,
        DateTimeOffset? notAfter = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.AddUses(serverAuth, clientAuth);
        request.AddAlternativeNames(
            spiffeUri,
            dnsNames ?? (serverAuth ? ["localhost"] : []),
            addresses ?? (serverAuth ? [IPAddress.Loopback] : []));

        var serial = RandomNumberGenerator.GetBytes(SerialLength);
        // A serial number is positive and of the shortest encoding.
        serial[0] = (byte)(serial[0] & 0x3F | 0x40);
        using var issued = request.Create(Certificate, notBefore ?? Now.AddHours(-1), notAfter ?? Now.AddYears(1), serial);
        return new TestCertificate(issued.CopyWithPrivateKey(key), X509Certificate2.CreateFromPem(Pem));
    }

    /// <summary>A certificate for a server on loopback.</summary>
    public TestCertificate IssueServer(string spiffeUri) => Issue("server", spiffeUri, clientAuth: false);

    /// <summary>A certificate for a client.</summary>
    public TestCertificate IssueClient(string spiffeUri) => Issue("client", spiffeUri, serverAuth: false);

    /// <summary>Revokes a certificate; the next list names it.</summary>
    public void Revoke(TestCertificate certificate, X509RevocationReason reason = X509RevocationReason.KeyCompromise) =>
        revoked.Add((certificate.Certificate.SerialNumberBytes.ToArray(), Now, reason));

    /// <summary>A signed revocation list in DER, of a higher number than the one before.</summary>
    public byte[] RevocationList(DateTimeOffset? nextUpdate = null, DateTimeOffset? thisUpdate = null)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (serial, at, reason) in revoked)
        {
            builder.AddEntry(serial, at, reason);
        }

        return builder.Build(
            Certificate,
            ++listNumber,
            nextUpdate ?? Now.AddDays(1),
            HashAlgorithmName.SHA256,
            thisUpdate: thisUpdate ?? Now.AddMinutes(-1));
    }

    /// <summary>Writes <see cref="RevocationList"/> in one move: PEM for a path that ends in .pem, else DER.</summary>
    public void WriteRevocationList(string path, DateTimeOffset? nextUpdate = null, DateTimeOffset? thisUpdate = null)
    {
        var list = RevocationList(nextUpdate, thisUpdate);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        if (path.EndsWith(".pem", StringComparison.Ordinal))
        {
            File.WriteAllText(unfinished, PemEncoding.WriteString("X509 CRL", list) + "\n");
        }
        else
        {
            File.WriteAllBytes(unfinished, list);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public void Dispose() => Certificate.Dispose();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
