using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Demo.Tls;

/// <summary>One city authority on ECDSA P-256, and what it issues.</summary>
internal sealed class CertificateMaker : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private const int SerialLength = 16;

    // Clocks of one machine differ little, but a virtual machine's may be set back after a pause.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _now;
    private readonly X509Certificate2 _authority;

    public CertificateMaker(TimeProvider time)
    {
        _now = time.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Demo City Authority,O=demo-city", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _authority = request.CreateSelfSigned(_now - Slack, _now + Lifetime);
    }

    public string AuthorityPem => _authority.ExportCertificatePem() + "\n";

    /// <summary>Its revocation list, PEM, on which nothing is yet. It lasts as long as what was issued.</summary>
    public string RevocationList => PemEncoding.WriteString(
        "X509 CRL", new CertificateRevocationListBuilder().Build(_authority, 1, _now + Lifetime, HashAlgorithmName.SHA256, thisUpdate: _now - Slack)) + "\n";

    public string AuthorityKey
    {
        get
        {
            using var key = _authority.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem() + "\n";
        }
    }

    /// <summary>The certificate and its key, PEM.</summary>
    public (string Certificate, string Key) Issue(CityCertificate wanted)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={wanted.Name},O=demo-city", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            _authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(Uses(wanted));
        request.CertificateExtensions.Add(Names(wanted));
        var serial = RandomNumberGenerator.GetBytes(SerialLength);

        // A serial number is positive and of the shortest encoding.
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        using var issued = request.Create(_authority, _now - Slack, _now + Lifetime, serial);
        return (issued.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose() => _authority.Dispose();

    private static X509EnhancedKeyUsageExtension Uses(CityCertificate wanted)
    {
        var uses = new OidCollection();
        if (wanted.Serves)
        {
            uses.Add(new Oid(ServerUse));
        }

        if (wanted.Calls)
        {
            uses.Add(new Oid(ClientUse));
        }

        return new X509EnhancedKeyUsageExtension(uses, critical: false);
    }

    private static X509Extension Names(CityCertificate wanted)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (wanted.SpiffeId is { } id)
        {
            names.AddUri(new Uri(id));
        }

        if (wanted.Serves)
        {
            foreach (var host in wanted.Hosts)
            {
                names.AddDnsName(host);
            }

            foreach (var address in CityCertificate.Addresses)
            {
                names.AddIpAddress(address);
            }
        }

        return names.Build();
    }
}
