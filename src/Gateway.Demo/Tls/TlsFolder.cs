using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Tls;

namespace Gateway.Demo.Tls;

/// <summary>The city's TLS material in one folder. It is made whole, or kept whole: nothing in it outlives its authority.</summary>
internal sealed class TlsFolder(string folder, TimeProvider time)
{
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(14);

    private string Authority => Path.Combine(folder, "authority.pem");

    /// <summary>The authority's revocation list.</summary>
    public string RevocationList => Path.ChangeExtension(Authority, ".crl");

    public CertificateFiles Of(string name) => new(Path.Combine(folder, name + ".pem"), Path.Combine(folder, name + ".key"), Authority);

    /// <summary>Keeps what is there, or makes everything anew. True where it had to.</summary>
    public bool Ensure(IReadOnlyCollection<CityCertificate> wanted)
    {
        if (File.Exists(RevocationList) && wanted.All(Stands))
        {
            return false;
        }

        Directory.CreateDirectory(folder);
        using var maker = new CertificateMaker(time);
        File.WriteAllText(Authority, maker.AuthorityPem);
        File.WriteAllText(RevocationList, maker.RevocationList);

        // Kept so that a department can be added by hand, as the README tells. A real authority keeps its key elsewhere.
        WriteSecret(Path.ChangeExtension(Authority, ".key"), maker.AuthorityKey);
        foreach (var certificate in wanted)
        {
            var (pem, key) = maker.Issue(certificate);
            var files = Of(certificate.Name);
            File.WriteAllText(files.Certificate, pem);
            WriteSecret(files.Key, key);
        }

        return true;
    }

    private bool Stands(CityCertificate wanted)
    {
        var files = Of(wanted.Name);
        if (!File.Exists(files.Certificate) || !File.Exists(files.Key) || !File.Exists(files.Authority))
        {
            return false;
        }

        try
        {
            // Reading both together proves that they belong together.
            using var certificate = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
            using var authority = X509Certificate2.CreateFromPem(File.ReadAllText(files.Authority));
            return certificate.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime + Renewal
                && certificate.NotBefore.ToUniversalTime() <= time.GetUtcNow().UtcDateTime
                && string.Equals(SpiffeId.Of(certificate), wanted.SpiffeId, StringComparison.Ordinal)
                && (!wanted.Serves || wanted.Hosts.All(host => certificate.MatchesHostname(host)))
                && IsIssuedBy(certificate, authority);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }

    // The mode is set before the secret is in the file.
    private static void WriteSecret(string path, string text)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
