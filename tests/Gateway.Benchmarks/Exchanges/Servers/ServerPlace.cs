using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>Where a server listens and the folder of its certificate: the first two arguments of each.</summary>
internal sealed record ServerPlace(int Port, string TlsFolder)
{
    public static ServerPlace Parse(string[] arguments) => new(int.Parse(arguments[0], CultureInfo.InvariantCulture), arguments[1]);

    /// <summary>The certificate, by which it also shows itself as a client.</summary>
    public X509Certificate2 ReadCertificate() =>
        X509Certificate2.CreateFromPemFile(Path.Combine(TlsFolder, "cert.pem"), Path.Combine(TlsFolder, "key.pem"));

    public PeerTrust ReadTrust() => new(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(TlsFolder, "ca.pem")));
}
