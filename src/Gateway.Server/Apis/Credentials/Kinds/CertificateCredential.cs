using System.Net.Security;
using System.Security.Cryptography;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Tls;
using Gateway.Server.Apis.Credentials.Files;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>Shows a certificate; nothing is added to requests.</summary>
internal sealed class CertificateCredential(string name, ClientCertificateOptions options, CredentialContext context) : IApiCredential
{
    private readonly WatchedFiles<SslStreamCertificateContext> _files =
        new(name, context, () => Read(options.Certificate, options.Key), options.Certificate, options.Key);

    public ApiCredentialKind Kind => ApiCredentialKind.ClientCertificate;

    public SslStreamCertificateContext? ClientCertificate => _files.Current;

    public ValueTask<CredentialFault?> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken) => default;

    public void Refused()
    {
        // Its files are looked at anyway.
    }

    /// <summary>The certificate, and those behind it, which the upstream may need for the way to its authority.</summary>
    /// <exception cref="ConfigurationException">A file cannot be used.</exception>
    internal static SslStreamCertificateContext Read(string certificatePath, string keyPath)
    {
        var certificate = TlsMaterial.ReadCertificate(certificatePath, keyPath);
        var behind = TlsMaterial.ReadAuthorities(certificatePath);
        behind.RemoveAt(0);
        try
        {
            return SslStreamCertificateContext.Create(certificate, behind, offline: true);
        }
        catch (CryptographicException exception)
        {
            throw new ConfigurationException($"{certificatePath}: {exception.Message}");
        }
    }
}
