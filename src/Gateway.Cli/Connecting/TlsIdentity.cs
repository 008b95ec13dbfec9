using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Connecting;

/// <summary>The client's certificate with its key, and the authorities that it trusts.</summary>
internal sealed class TlsIdentity : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2 _certificate;

    private TlsIdentity(X509Certificate2 certificate, X509Certificate2Collection behind, X509Certificate2Collection authorities)
    {
        _certificate = certificate;
        Context = SslStreamCertificateContext.Create(certificate, behind, offline: true);
        Trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        Trust.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        Trust.CustomTrustStore.AddRange(authorities);
    }

    public SslStreamCertificateContext Context { get; }

    /// <summary>Only the given authorities count; those of the operating system do not.</summary>
    public X509ChainPolicy Trust { get; }

    public static TlsIdentity Read(GatewayConnectionOptions options)
    {
        var authorities = ReadAll(options.Authority, ConnectionTexts.AuthorityUnreadable);
        var behind = ReadAll(options.Certificate, ConnectionTexts.CertificateUnreadable);
        behind.RemoveAt(0);
        return new TlsIdentity(ReadWithKey(options.Certificate, options.Key), behind, authorities);
    }

    public void Dispose() => _certificate.Dispose();

    private static X509Certificate2 ReadWithKey(string certificate, string key)
    {
        if (!File.Exists(key))
        {
            throw new ConnectionSettingsException(ConnectionTexts.KeyUnreadable.With(key));
        }

        try
        {
            var read = X509Certificate2.CreateFromPemFile(certificate, key);
            if (!OperatingSystem.IsWindows())
            {
                return read;
            }

            // Windows cannot use a key that is in memory only.
            using (read)
            {
                return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
            }
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new ConnectionSettingsException(ConnectionTexts.KeyUnreadable.With(key));
        }
    }

    private static X509Certificate2Collection ReadAll(string path, Text unreadable)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new ConnectionSettingsException(unreadable.With(path));
        }

        return certificates.Count > 0 ? certificates : throw new ConnectionSettingsException(unreadable.With(path));
    }

    private static bool IsUnreadable(Exception exception) =>
        exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException;
}
