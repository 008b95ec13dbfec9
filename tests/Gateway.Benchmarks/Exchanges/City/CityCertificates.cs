using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>The authority of the run and everybody's certificates, all ECDSA P-256.</summary>
internal sealed class CityCertificates : IDisposable
{
    public const string City = "benchmark";

    private readonly TestAuthority _authority = TestAuthority.Create("benchmark");
    private readonly TemporaryFolder _folder;

    public CityCertificates(TemporaryFolder folder)
    {
        _folder = folder;
        Consumer = Issue("shenpi", "window");
        Steward = Issue("shenpi", "steward");
        Plain = Files("plain", "server");
        Gateway = Files("gateway", "gateway");
    }

    public TestCertificate Consumer { get; }

    public TestCertificate Steward { get; }

    /// <summary>Of the plain servers and YARP.</summary>
    public TestCertificateFiles Plain { get; }

    public TestCertificateFiles Gateway { get; }

    public static string SpiffeId(string department, string system) => $"spiffe://{City}/{department}/{system}";

    /// <summary>The files of a system's certificate.</summary>
    public TestCertificateFiles Files(string department, string system)
    {
        using var certificate = Issue(department, system);
        return certificate.WriteTo(Path.Combine(_folder.Path, "tls", department, system));
    }

    public void Dispose()
    {
        Consumer.Dispose();
        Steward.Dispose();
        _authority.Dispose();
    }

    /// <summary>A system's certificate.</summary>
    public TestCertificate Issue(string department, string system) => _authority.Issue(system, SpiffeId(department, system));
}
