using System.Security.Cryptography.X509Certificates;

namespace Gateway.Testing;

/// <summary>An issued certificate with its private key, in memory and, when written, as PEM files.</summary>
public sealed class TestCertificate : IDisposable
{
    internal TestCertificate(X509Certificate2 certificate, X509Certificate2 authority)
    {
        Certificate = certificate;
        Authority = authority;
    }

    /// <summary>The certificate, with its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificate of the authority that issued it, without a private key.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The SHA-256 thumbprint in upper-case hexadecimal digits.</summary>
    public string Thumbprint => Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);

    /// <summary>Writes <c>cert.pem</c>, <c>key.pem</c> (PKCS #8) and <c>ca.pem</c> into a folder, making it if need be.</summary>
    public TestCertificateFiles WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new TestCertificateFiles(
            Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"), Path.Combine(folder, "ca.pem"));
        File.WriteAllText(files.Certificate, Certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(files.Authority, Authority.ExportCertificatePem() + "\n");
        using var key = Certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(files.Key, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.SetUnixFileMode(files.Key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return files;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        Authority.Dispose();
    }
}
