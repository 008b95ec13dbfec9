using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Client.Connecting;

/// <summary>What the files of the options hold; two are equal where the files did not change.</summary>
/// <param name="Ready">The certificate that was given instead of files.</param>
/// <param name="Certificate">Text of the certificate's file.</param>
/// <param name="Key">Text of the key's file.</param>
/// <param name="Authority">Text of the authorities' file.</param>
internal sealed record TlsFiles(X509Certificate2? Ready, string Certificate, string Key, string Authority)
{
    private const long GreatestLength = 1 << 20;

    /// <summary>Reads the files.</summary>
    /// <exception cref="TlsFileException">One of them cannot be read.</exception>
    public static TlsFiles Read(GatewayClientOptions options) => new(
        options.ReadyCertificate,
        options.ReadyCertificate is null ? Text("Certificate", options.Certificate!) : "",
        options.ReadyCertificate is null ? Text("Key", options.Key!) : "",
        Text("Authority", options.Authority!));

    /// <summary>The certificates that the texts are.</summary>
    /// <exception cref="TlsFileException">They are none, or the key is not the certificate's.</exception>
    public TlsIdentity ToIdentity()
    {
        var authorities = All("Authority", Authority);
        if (Ready is not null)
        {
            return new TlsIdentity(Ready, [], authorities, owned: false);
        }

        var behind = All("Certificate", Certificate);
        // The first is read again with its key.
        behind[0].Dispose();
        behind.RemoveAt(0);
        return new TlsIdentity(WithKey(), behind, authorities, owned: true);
    }

    // The texts are of no use to anyone who prints this.
    public override string ToString() => nameof(TlsFiles);

    private X509Certificate2 WithKey()
    {
        try
        {
            var read = X509Certificate2.CreateFromPem(Certificate, Key);
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
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new TlsFileException("Key: the file holds no private key of the certificate in PEM form, or an encrypted one.", exception);
        }
    }

    private static X509Certificate2Collection All(string option, string text)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException exception)
        {
            throw new TlsFileException($"{option}: the file holds no certificate in PEM form.", exception);
        }

        return certificates.Count > 0 ? certificates : throw new TlsFileException($"{option}: the file holds no certificate in PEM form.");
    }

    private static string Text(string option, string path)
    {
        try
        {
            return new FileInfo(path).Length <= GreatestLength
                ? File.ReadAllText(path)
                : throw new TlsFileException($"{option}: {path} is too long for a PEM file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TlsFileException($"{option}: {path} cannot be read.", exception);
        }
    }
}
