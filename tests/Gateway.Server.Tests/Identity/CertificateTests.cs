using Gateway.Contracts.V1;
using Gateway.Server.Identity;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Identity;

public sealed class CertificateTests
{
    [Fact]
    public async Task A_call_without_a_certificate_is_refused_with_a_reason()
    {
        await using var city = await TestCity.StartAsync();
        Assert.Equal("CERTIFICATE_MISSING", await CallAsync(city, null));
    }

    [Fact]
    public async Task A_foreign_authority_is_not_trusted()
    {
        await using var city = await TestCity.StartAsync();
        using var foreign = TestAuthority.Create("foreign");
        using var certificate = foreign.IssueClient("spiffe://test-city/shenpi/shenpi-window");
        Assert.Equal("CERTIFICATE_UNTRUSTED", await CallAsync(city, certificate));
    }

    [Fact]
    public async Task An_unregistered_system_is_unknown()
    {
        await using var city = await TestCity.StartAsync();
        Assert.Equal("CALLER_UNKNOWN", await CallAsync(city, city.Certificate("shenpi", "nobody")));
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        await using var city = await TestCity.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = city.Authority.Issue(
            "old", "spiffe://test-city/shenpi/shenpi-window", serverAuth: false, notBefore: now.AddDays(-2), notAfter: now.AddMinutes(-1));
        Assert.Equal("CERTIFICATE_EXPIRED", await CallAsync(city, certificate));
    }

    [Fact]
    public async Task A_certificate_of_another_city_is_not_trusted()
    {
        await using var city = await TestCity.StartAsync();
        using var certificate = city.Authority.IssueClient("spiffe://other-city/shenpi/shenpi-window");
        Assert.Equal("CERTIFICATE_UNTRUSTED", await CallAsync(city, certificate));
    }

    [Fact]
    public async Task A_server_certificate_cannot_be_used_by_a_client()
    {
        await using var city = await TestCity.StartAsync();
        using var certificate = city.Authority.IssueServer("spiffe://test-city/shenpi/shenpi-window");
        Assert.Equal("CERTIFICATE_UNTRUSTED", await CallAsync(city, certificate));
    }

    [Fact]
    public async Task An_authority_speaks_only_for_its_departments()
    {
        using var folder = new TemporaryFolder();
        using var narrow = TestAuthority.Create("gongan authority");
        var path = folder.At("narrow.pem");
        await File.WriteAllTextAsync(path, narrow.Pem);
        await using var city = await TestCity.StartAsync(options =>
            options.Authorities.Add(new AuthorityOptions { Certificate = path, Departments = { "gongan" } }));

        using var certificate = narrow.IssueClient("spiffe://test-city/shenpi/shenpi-window");
        Assert.Equal("AUTHORITY_NOT_OF_DEPARTMENT", await CallAsync(city, certificate));
    }

    [Fact]
    public async Task A_revocation_binds_a_connection_that_is_open()
    {
        using var folder = new TemporaryFolder();
        using var authority = TestAuthority.Create("with a list");
        var pem = folder.At("authority.pem");
        var list = folder.At("authority.crl");
        await File.WriteAllTextAsync(pem, authority.Pem);
        authority.WriteRevocationList(list);
        await using var city = await TestCity.StartAsync(options =>
            options.Authorities.Add(new AuthorityOptions { Certificate = pem, Departments = { "shenpi" }, RevocationList = list }));
        using var certificate = authority.IssueClient("spiffe://test-city/shenpi/shenpi-window");
        var client = new SharedDataService.SharedDataServiceClient(city.Connect(certificate));
        Assert.Equal(LookupOutcome.Found, (await client.LookupAsync(Registered.Lookup())).Outcome);

        authority.Revoke(certificate);
        authority.WriteRevocationList(list);

        await Poll.UntilAsync(
            async () => await TryAsync(client) == "CERTIFICATE_REVOKED", TimeSpan.FromSeconds(15), "the revocation binds");
    }

    [Fact]
    public async Task A_certificate_without_a_spiffe_id_is_known_by_its_registered_thumbprint()
    {
        await using var city = await TestCity.StartAsync();
        using var certificate = city.Authority.Issue("plain", null, serverAuth: false);
        Assert.Equal("CALLER_UNKNOWN", await CallAsync(city, certificate));

        var document = Registered.System("shenpi-plain", "shenpi", Gateway.Contracts.Management.V1.SystemRole.Consumer);
        document.System.SpiffeIds.Clear();
        document.System.Thumbprints.Add(certificate.Thumbprint);
        await city.ApplyAsync(document);

        await Poll.UntilAsync(async () => await CallAsync(city, certificate) is null, TimeSpan.FromSeconds(5), "the thumbprint is known");
    }

    private static Task<string?> CallAsync(TestCity city, TestCertificate? certificate) =>
        TryAsync(new SharedDataService.SharedDataServiceClient(city.Connect(certificate)));

    private static async Task<string?> TryAsync(SharedDataService.SharedDataServiceClient client)
    {
        try
        {
            await client.LookupAsync(Registered.Lookup());
            return null;
        }
        catch (Grpc.Core.RpcException exception)
        {
            return Grpc.Core.RpcExceptionExtensions.GetRpcStatus(exception)?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? exception.Status.Detail;
        }
    }
}
