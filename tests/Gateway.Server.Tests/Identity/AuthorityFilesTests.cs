using Gateway.Server.Identity;
using Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Server.Tests.Identity;

/// <summary>Authorities and revocation lists that change while the gateway runs.</summary>
public sealed class AuthorityFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = TestAuthority.Create("city authority");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_list_that_Kubernetes_replaces_is_read_again()
    {
        // The kubelet mounts links to a link, and turns that to a new folder: no file that the gateway names changes itself.
        using var certificate = _authority.IssueClient("spiffe://demo-city/shenpi/shenpi-window");
        Lay("..1");
        File.CreateSymbolicLink(_folder.At("..data"), "..1");
        foreach (var file in new[] { "ca.crt", "ca.crl" })
        {
            File.CreateSymbolicLink(_folder.At(file), Path.Combine("..data", file));
        }

        using var files = new AuthorityFiles(
            new GatewayOptions { Authorities = [new() { Certificate = _folder.At("ca.crt"), RevocationList = _folder.At("ca.crl"), Departments = ["*"] }] },
            TimeProvider.System,
            NullLogger<AuthorityFiles>.Instance);
        Assert.False(Assert.Single(files.Current.Authorities).Revocations!.Contains(certificate.Certificate));

        _authority.Revoke(certificate);
        Lay("..2");
        File.Delete(_folder.At("..data"));
        File.CreateSymbolicLink(_folder.At("..data"), "..2");
        files.Refresh();

        Assert.True(Assert.Single(files.Current.Authorities).Revocations!.Contains(certificate.Certificate));
    }

    private void Lay(string version)
    {
        File.WriteAllText(_folder.At(version, "ca.crt"), _authority.Pem);
        _authority.WriteRevocationList(_folder.At(version, "ca.crl"));
    }
}
