using Gateway.Hosting.Configuration;
using Gateway.Server.Apis.Credentials;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class CredentialValidationTests : IAsyncDisposable
{
    private readonly CredentialBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Every_fault_is_told_at_once_under_its_key()
    {
        _bench.Write("secret", "secret");
        var faults = _bench.Faults(
            new ApiCredentialOptions { Name = "Upper" },
            new ApiCredentialOptions
            {
                Name = "twice",
                Department = "housing",
                Kind = ApiCredentialKind.Bearer,
                Bearer = new BearerOptions { TokenFile = "secret" },
                Basic = new BasicOptions(),
                Authorities = "none.pem",
            },
            new ApiCredentialOptions { Name = "twice", Department = "No Slug", Kind = ApiCredentialKind.OAuth2 });

        Assert.Equal(
            [
                "apis.credentials[0].name: write 1 to 64 lower-case letters, digits and hyphens, starting with a letter or digit.",
                "apis.credentials[0].department: write the slug of the one department whose entries may use it.",
                "apis.credentials[0].kind: is required: one of clientCertificate, basic, bearer, header, oAuth2, nationalSignature, provincialDigest.",
                "apis.credentials[1].basic: belongs to another kind; this credential is of kind bearer.",
                $"apis.credentials[1].authorities: there is no file {_bench.Folder.At("none.pem")}.",
                "apis.credentials[1].authorities: is for kinds that fetch tokens or working secrets; this kind asks no server.",
                "apis.credentials[2].name: 'twice' is the name of another credential already.",
                "apis.credentials[2].department: write the slug of the one department whose entries may use it.",
                "apis.credentials[2].oAuth2: is required for this kind: a group of keys.",
            ],
            faults.Select(Text));
    }

    [Fact]
    public void Faults_of_fixed_secrets_are_told()
    {
        _bench.Write("spaced", "a b");
        _bench.Write("lines", "a\nb");
        _bench.Write("empty", " \n");
        _bench.Write("large", new string('a', (64 << 10) + 1));
        File.WriteAllBytes(_bench.Folder.At("bytes"), [0xC3, 0x28]);

        Assert.Equal(
            [
                "bearer.tokenFile: is required: the path of a file.",
                $"bearer.tokenFile: there is no file {_bench.Folder.At("none")}.",
                $"bearer.tokenFile: {_bench.Folder.At("spaced")}: must hold visible ASCII characters without spaces.",
                $"bearer.tokenFile: {_bench.Folder.At("empty")}: is empty.",
                $"bearer.tokenFile: {_bench.Folder.At("large")}: is larger than 64 KiB.",
                $"bearer.tokenFile: {_bench.Folder.At("bytes")}: is not UTF-8.",
            ],
            new[] { "", "none", "spaced", "empty", "large", "bytes" }.SelectMany(file => FaultsOf(
                ApiCredentialKind.Bearer, options => options.Bearer = new BearerOptions { TokenFile = file })));
        Assert.Equal(
            [
                "basic.user: is required: a text without colons and control characters.",
                $"basic.passwordFile: {_bench.Folder.At("lines")}: must not hold control characters.",
            ],
            FaultsOf(ApiCredentialKind.Basic, options => options.Basic = new BasicOptions { User = "a:b", PasswordFile = "lines" }));
        foreach (var name in new[] { "", "Host", "content-type", "TE", "grpc-timeout", "two words", "X-Evil\r\n", "x-forwarded-for" })
        {
            Assert.Equal(
                [
                    "header.name: write the name of a header that holds a secret, such as X-Api-Key.",
                    $"header.valueFile: {_bench.Folder.At("lines")}: must hold printable ASCII characters on one line.",
                ],
                FaultsOf(ApiCredentialKind.Header, options => options.Header = new HeaderOptions { Name = name, ValueFile = "lines" }));
        }
    }

    [Fact]
    public void Faults_of_certificates_are_told()
    {
        using var certificate = _bench.Authority.IssueClient("spiffe://test-city/gateway/gateway");
        using var other = _bench.Authority.IssueClient("spiffe://test-city/gateway/other");
        var files = certificate.WriteTo(_bench.Folder.At("one"));
        var otherKey = other.WriteTo(_bench.Folder.At("other")).Key;

        Assert.Equal(
            ["clientCertificate.certificate: is required: the path of a file.", $"clientCertificate.key: there is no file {_bench.Folder.At("none")}."],
            FaultsOf(ApiCredentialKind.ClientCertificate, options => options.ClientCertificate = new ClientCertificateOptions { Key = "none" }));
        Assert.StartsWith(
            $"clientCertificate.certificate: {files.Certificate} with key {otherKey}: ",
            Assert.Single(FaultsOf(ApiCredentialKind.ClientCertificate, options => options.ClientCertificate =
                new ClientCertificateOptions { Certificate = files.Certificate, Key = otherKey })),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/token")]
    [InlineData("http://token.example/")]
    [InlineData("https://user:password@token.example/")]
    [InlineData("https://token.example/#part")]
    [InlineData("file:///etc/passwd")]
    public void Faults_of_oauth2_are_told(string endpoint) => Assert.Equal(
        [
            "oAuth2.tokenEndpoint: write an absolute https address without user and fragment.",
            "oAuth2.clientId: is required: printable ASCII characters.",
            "oAuth2.clientSecretFile: is required: the path of a file.",
            "oAuth2.scope: write scopes of visible ASCII characters, a space between them.",
        ],
        FaultsOf(ApiCredentialKind.OAuth2, options => options.OAuth2 = new OAuth2Options { TokenEndpoint = endpoint, Scope = "a  b" }));

    [Fact]
    public void Faults_of_the_national_signature_are_told()
    {
        _bench.Write("short", "short");

        Assert.Equal(
            [
                "nationalSignature.sid: is required: visible ASCII characters without spaces.",
                "nationalSignature.rid: is required: visible ASCII characters without spaces.",
                "nationalSignature.wrapping: write one of ecbPkcs7, sha1PrngEcbPkcs7, cbcPkcs7.",
                $"nationalSignature.appKeyFile: {_bench.Folder.At("short")}: must hold 16, 24 or 32 bytes: it is an AES key.",
                "nationalSignature.refreshAddress: write an absolute http or https address without user and fragment.",
                "nationalSignature.renewBefore: write a time from 00:00:00 to 01:00:00.",
                "nationalSignature.headerPrefix: write 1 to 32 letters and digits.",
            ],
            FaultsOf(ApiCredentialKind.NationalSignature, options => options.NationalSignature = new NationalSignatureOptions
            {
                Rid = "a\nb",
                AppKeyFile = "short",
                RefreshAddress = "ftp://national.example/",
                RenewBefore = TimeSpan.FromHours(2),
                HeaderPrefix = "a:b",
                Wrapping = (SecretWrapping)9,
            }));
        Assert.Empty(FaultsOf(ApiCredentialKind.NationalSignature, options => options.NationalSignature = new NationalSignatureOptions
        {
            Sid = "s",
            Rid = "r",
            AppKeyFile = "short",
            RefreshAddress = "http://national.example/",
            Wrapping = SecretWrapping.Sha1PrngEcbPkcs7,
        }));
    }

    [Fact]
    public void Faults_of_the_provincial_digest_are_told()
    {
        _bench.Write("secret", "secret");
        const string Https = "write an absolute https address without user and fragment. "
            + "Where the platform has http alone, write plainHttp: true; its secrets then travel in the open.";

        Assert.Equal(
            [
                "provincialDigest.appKey: is required: visible ASCII characters without spaces.",
                "provincialDigest.secretFile: is required: the path of a file.",
                $"provincialDigest.firstAddress: {Https}",
                "provincialDigest.refreshAddress: is required where firstAddress is written.",
                "provincialDigest.renewBefore: write a time from 00:00:00 to 01:00:00.",
                "provincialDigest.place: write query or form.",
                "provincialDigest.appKeyParameter: write letters, digits, hyphens, underscores and dots; each parameter has a name of its own.",
                "provincialDigest.timeParameter: write letters, digits, hyphens, underscores and dots; each parameter has a name of its own.",
            ],
            FaultsOf(ApiCredentialKind.ProvincialDigest, options => options.ProvincialDigest = new ProvincialDigestOptions
            {
                FirstAddress = "http://province.example/",
                RenewBefore = TimeSpan.FromSeconds(-1),
                Place = (ApiParameterPlace)7,
                AppKeyParameter = "a=b",
                TimeParameter = "SIGN",
            }));
        Assert.Empty(FaultsOf(ApiCredentialKind.ProvincialDigest, options => options.ProvincialDigest = new ProvincialDigestOptions
        {
            AppKey = "key",
            SecretFile = "secret",
            RefreshAddress = "http://province.example/",
            PlainHttp = true,
        }));
    }

    [Fact]
    public void Authorities_that_are_none_are_told()
    {
        var junk = _bench.Write("junk.pem", "junk");
        _bench.Write("secret", "secret");

        Assert.Equal($"authorities: {junk}: holds no certificate in PEM form.", Assert.Single(FaultsOf(ApiCredentialKind.OAuth2, options =>
        {
            options.Authorities = "junk.pem";
            options.OAuth2 = new OAuth2Options { TokenEndpoint = "https://token.example/", ClientId = "gateway", ClientSecretFile = "secret" };
        })));
    }

    [Fact]
    public void The_configuration_file_names_credentials_as_it_names_the_rest()
    {
        _bench.Write("secret", "secret");
        var path = _bench.Write("gateway.yaml", """
            apis:
              credentials:
                - name: housing-token
                  department: housing
                  kind: oauth2
                  oauth2:
                    tokenEndpoint: https://token.example/
                    clientId: gateway
                    clientSecretFile: secret
                - name: national
                  department: housing
                  kind: national-signature
                  nationalSignature: { sid: s, rid: r, appKeyFile: secret, wrapping: sha1-prng-ecb-pkcs7, renewBefore: 00:02:00 }
            """);
        var faults = new List<ConfigurationFault>();
        var options = ConfigurationFile.Read(path, "NOTHING__").Bind<GatewayOptions>(faults);

        GatewayOptionsValidator.Validate(options, _bench.Folder.Path, faults);

        Assert.DoesNotContain(faults, fault => fault.Key.StartsWith("apis", StringComparison.Ordinal));
        Assert.Equal(_bench.Folder.At("secret"), options.Apis.Credentials[0].OAuth2!.ClientSecretFile);
        Assert.Equal(SecretWrapping.Sha1PrngEcbPkcs7, options.Apis.Credentials[1].NationalSignature!.Wrapping);
    }

    private IEnumerable<string> FaultsOf(ApiCredentialKind kind, Action<ApiCredentialOptions> configure)
    {
        var options = new ApiCredentialOptions { Name = "one", Department = "housing", Kind = kind };
        configure(options);
        return _bench.Faults(options).Select(fault => Text(fault).Replace("apis.credentials[0].", "", StringComparison.Ordinal));
    }

    private static string Text(ConfigurationFault fault) => $"{fault.Key}: {fault.Message}";
}
