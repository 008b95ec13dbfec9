using System.Text;
using Gateway.Hosting.Configuration;
using Gateway.Server.Apis.Credentials;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class FixedCredentialTests : IAsyncDisposable
{
    private readonly CredentialBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task User_and_password_go_into_the_authorization_header_in_place_of_the_consumers()
    {
        var credential = _bench.OpenOne(Basic("pass:word 密码\n"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.housing.example/");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer of the consumer");

        Assert.Null(await credential.ApplyAsync(request, default));

        var header = Assert.Single(request.Headers.NonValidated["Authorization"]);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("city:pass:word 密码")), header);
        Assert.Equal(ApiCredentialKind.Basic, credential.Kind);
        Assert.Null(credential.ClientCertificate);
        Assert.DoesNotContain("pass", credential.ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_goes_into_the_authorization_header() =>
        Assert.Equal("Bearer abc.def", await CredentialBench.HeaderAsync(_bench.OpenOne(Bearer(_bench.Write("token", "\uFEFF abc.def \r\n")))));

    [Fact]
    public async Task A_value_goes_into_its_header() =>
        Assert.Equal("APPCODE 123", await CredentialBench.HeaderAsync(
            _bench.OpenOne(new ApiCredentialOptions
            {
                Name = "key",
                Department = CredentialBench.Department,
                Kind = ApiCredentialKind.Header,
                Header = new HeaderOptions { Name = "X-Api-Key", ValueFile = _bench.Write("value", "APPCODE 123\n") },
            }),
            "X-Api-Key"));

    [Fact]
    public void Another_department_does_not_find_it()
    {
        var credentials = _bench.Open(Basic("secret"));

        Assert.NotNull(credentials.Find("city-user", "housing"));
        Assert.Null(credentials.Find("city-user", "health"));
        Assert.Null(credentials.Find("city-user", "Housing"));
        Assert.Null(credentials.Find("city-user", ""));
        Assert.Null(credentials.Find("city", "housing"));
    }

    [Fact]
    public async Task A_changed_file_is_read_again_within_a_second()
    {
        var path = _bench.Write("token", "first");
        var credential = _bench.OpenOne(Bearer(path));
        await File.WriteAllTextAsync(path, "the-second");

        Assert.Equal("Bearer first", await CredentialBench.HeaderAsync(credential));
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Bearer the-second", await CredentialBench.HeaderAsync(credential));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\r\nX-Evil: lines")]
    [InlineData(null)]
    public async Task A_change_that_cannot_be_used_leaves_the_last_good_reading(string? text)
    {
        var path = _bench.Write("token", "first");
        var credential = _bench.OpenOne(Bearer(path));
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            await File.WriteAllTextAsync(path, text);
        }

        foreach (var _ in Enumerable.Range(0, 3))
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal("Bearer first", await CredentialBench.HeaderAsync(credential));
        }

        Assert.Single(_bench.Logged.Split('\n'), line => line.Contains("cannot be used", StringComparison.Ordinal));
        Assert.DoesNotContain("X-Evil", _bench.Logged, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, "mended");
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Bearer mended", await CredentialBench.HeaderAsync(credential));
    }

    [Fact]
    public async Task A_secret_that_is_mounted_by_links_is_read_again_when_they_turn()
    {
        await File.WriteAllTextAsync(_bench.Folder.At("..1", "token"), "first");
        await File.WriteAllTextAsync(_bench.Folder.At("..2", "token"), "second");
        Directory.CreateSymbolicLink(_bench.Folder.At("..data"), "..1");
        File.CreateSymbolicLink(_bench.Folder.At("token"), "..data/token");
        var credential = _bench.OpenOne(Bearer(_bench.Folder.At("token")));
        Assert.Equal("Bearer first", await CredentialBench.HeaderAsync(credential));

        Directory.Delete(_bench.Folder.At("..data"));
        Directory.CreateSymbolicLink(_bench.Folder.At("..data"), "..2");
        _bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Bearer second", await CredentialBench.HeaderAsync(credential));
    }

    [Fact]
    public async Task A_certificate_is_shown_and_read_again_when_its_files_change()
    {
        using var first = _bench.Authority.IssueClient("spiffe://test-city/gateway/first");
        using var second = _bench.Authority.IssueClient("spiffe://test-city/gateway/second");
        var files = first.WriteTo(_bench.Folder.At("tls"));
        var credential = _bench.OpenOne(new ApiCredentialOptions
        {
            Name = "shown",
            Department = CredentialBench.Department,
            Kind = ApiCredentialKind.ClientCertificate,
            ClientCertificate = new ClientCertificateOptions { Certificate = files.Certificate, Key = files.Key },
        });
        var shown = credential.ClientCertificate!;
        using var request = new HttpRequestMessage();

        Assert.Null(await credential.ApplyAsync(request, default));
        Assert.Empty(request.Headers);
        Assert.Equal(first.Certificate.Thumbprint, shown.TargetCertificate.Thumbprint);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(shown, credential.ClientCertificate);

        await File.WriteAllTextAsync(files.Certificate, second.Certificate.ExportCertificatePem() + "\n\n");
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(shown, credential.ClientCertificate);
        second.WriteTo(_bench.Folder.At("tls"));
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(second.Certificate.Thumbprint, credential.ClientCertificate!.TargetCertificate.Thumbprint);
    }

    [Fact]
    public void What_cannot_be_used_at_the_start_stops_it_without_telling_the_secret()
    {
        var options = Bearer(_bench.Write("token", "not a token"));

        var faults = _bench.Faults(options);
        Assert.Equal(
            new ConfigurationFault(
                "apis.credentials[0].bearer.tokenFile", $"{_bench.Folder.At("token")}: must hold visible ASCII characters without spaces."),
            Assert.Single(faults));
    }

    private ApiCredentialOptions Basic(string password) => new()
    {
        Name = "city-user",
        Department = CredentialBench.Department,
        Kind = ApiCredentialKind.Basic,
        Basic = new BasicOptions { User = "city", PasswordFile = _bench.Write("password", password) },
    };

    private static ApiCredentialOptions Bearer(string path) => new()
    {
        Name = "city-token",
        Department = CredentialBench.Department,
        Kind = ApiCredentialKind.Bearer,
        Bearer = new BearerOptions { TokenFile = path },
    };
}
