using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Configuration;

namespace Gateway.Hosting.Tls;

/// <summary>Reads certificates and keys from PEM files.</summary>
public static class TlsMaterial
{
    /// <summary>A certificate with its private key, and the certificates behind it in the same file.</summary>
    /// <exception cref="ConfigurationException">A file is missing or is not what it should be.</exception>
    public static X509Certificate2 ReadCertificate(string certificatePath, string keyPath)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{certificatePath} with key {keyPath}: {exception.Message}");
        }
    }

    /// <summary>Every certificate of a PEM file.</summary>
    /// <exception cref="ConfigurationException">The file is missing or holds none.</exception>
    public static X509Certificate2Collection ReadAuthorities(string path)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(path);
            return authorities.Count > 0
                ? authorities
                : throw new ConfigurationException($"{path}: holds no certificate in PEM form.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: {exception.Message}");
        }
    }

    /// <summary>Trusts these authorities alone; what it would need to know of revocations is not fetched.</summary>
    public static X509ChainPolicy TrustOf(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
