using Gateway.Hosting.Configuration;
using Gateway.Server.Apis;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Credentials.Renewing;
using Gateway.Server.Apis.Credentials.Validating;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Server.Tests.Apis.Credentials;

/// <summary>Credentials over real files and real servers, with a clock of the test's own.</summary>
internal sealed class CredentialBench : IAsyncDisposable
{
    public const string Department = "housing";

    private readonly TestAuthority _authority = TestAuthority.Create("token authority");
    private readonly CapturedLogs _logs = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IDisposable> _disposables = [];
    private readonly List<TokenServer> _servers = [];

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 12, 11, 5, 48, 20, 123, TimeSpan.Zero));

    public string Logged => _logs.Text;

    public TestAuthority Authority => _authority;

    /// <summary>A file with a secret; its path.</summary>
    public string Write(string name, string text)
    {
        var path = Folder.At(name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<TokenServer> ServeAsync(bool plain = false)
    {
        using var certificate = plain ? null : _authority.IssueServer("spiffe://test-city/housing/token-server");
        var server = await TokenServer.StartAsync(certificate);
        _servers.Add(server);
        return server;
    }

    /// <summary>What the validator has against it.</summary>
    public IReadOnlyList<ConfigurationFault> Faults(params List<ApiCredentialOptions> credentials)
    {
        var faults = new List<ConfigurationFault>();
        ApiCredentialOptionsValidator.Validate(new ApiOptions { Credentials = credentials }, Folder.Path, faults);
        return faults;
    }

    /// <summary>The service, after validation.</summary>
    public ApiCredentials Open(params List<ApiCredentialOptions> credentials)
    {
        Assert.Empty(Faults(credentials));
        var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
        var context = new CredentialContext(Time, factory.CreateLogger<ApiCredentials>(), _stopping.Token);
        var service = new ApiCredentials(credentials, null, context, new CredentialInvokers());
        _disposables.AddRange([service, factory]);
        return service;
    }

    /// <summary>One credential, found by its department.</summary>
    public IApiCredential OpenOne(ApiCredentialOptions options) => Open(options).Find(options.Name, Department)!;

    /// <summary>One whose tokens come from the server.</summary>
    public IApiCredential OpenOAuth2(TokenServer server, string? scope = null) => OpenOne(new ApiCredentialOptions
    {
        Name = "housing-oauth2",
        Department = Department,
        Kind = ApiCredentialKind.OAuth2,
        Authorities = Write("authority.pem", _authority.Pem),
        OAuth2 = new OAuth2Options
        {
            TokenEndpoint = server.Address + "/token",
            ClientId = "gateway client",
            ClientSecretFile = Write("client-secret", "s3cr3t/+ of:client\n"),
            Scope = scope,
        },
    });

    /// <summary>The value of a header that the credential set; the fault where it did not.</summary>
    public static async Task<string> HeaderAsync(IApiCredential credential, string header = "Authorization", CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.housing.example/v1");
        var fault = await credential.ApplyAsync(request, cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        return fault?.ToString() ?? Assert.Single(request.Headers.NonValidated[header]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _stopping.Dispose();
        foreach (var disposable in _disposables)
        {
            disposable.Dispose();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _authority.Dispose();
        _logs.Dispose();
        Folder.Dispose();
    }
}
