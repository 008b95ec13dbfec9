using System.Text.Json;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Credentials.Kinds;
using Microsoft.AspNetCore.Http;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class ProvincialCredentialTests : IAsyncLifetime
{
    private readonly CredentialBench _bench = new();
    private TokenServer _server = null!;
    private int _handedOut;

    public async ValueTask InitializeAsync()
    {
        _server = await _bench.ServeAsync();
        _server.Answer = HandOutAsync;
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Without_a_refresh_address_the_secret_of_the_file_makes_the_digest()
    {
        Assert.Equal(
            "https://api.example/q.htm?sfzh=1&appKey=app-key&sign=e171ad47d46c173988968f8faf691116&requestTime=1765432100123",
            await AddressAsync(Open("request-secret", refresh: false)));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task For_a_form_the_three_values_are_handed_to_the_caller()
    {
        var credential = Open("request-secret", refresh: false, options =>
        {
            options.Place = ApiParameterPlace.Form;
            options.TimeParameter = "time";
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.example/q.htm");

        Assert.Null(await credential.ApplyAsync(request, default));

        Assert.Equal("https://api.example/q.htm", request.RequestUri!.AbsoluteUri);
        Assert.True(request.Options.TryGetValue(ProvincialCredential.FormParameters, out var parameters));
        Assert.Equal(
            [new("appKey", "app-key"), new("sign", "e171ad47d46c173988968f8faf691116"), new("time", "1765432100123")], parameters!);
    }

    [Fact]
    public async Task The_applications_secret_asks_first_and_the_refresh_secret_afterwards()
    {
        var credential = Open("app-secret");
        Assert.Equal(Expected("request-1"), await AddressAsync(credential));
        Assert.Equal(("POST", "/byKey", FormOf("app-secret")), Last());

        _bench.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(Expected("request-2"), await AddressAsync(credential));
        Assert.Equal(("POST", "/bySec", FormOf("refresh-1")), Last());

        // The refresh secret ends after an hour.
        _bench.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Expected("request-3"), await AddressAsync(credential));
        Assert.Equal(("POST", "/byKey", FormOf("app-secret")), Last());
    }

    [Fact]
    public async Task Where_the_refresh_secret_is_refused_the_applications_asks_again()
    {
        var credential = Open("app-secret");
        await AddressAsync(credential);
        _server.Answer = context => context.Request.Path == "/bySec" ? TokenServer.WriteAsync(context, """{"code":"14"}""") : HandOutAsync(context);

        credential.Refused();

        Assert.Equal(Expected("request-2"), await AddressAsync(credential));
        Assert.Equal(["/byKey", "/bySec", "/byKey"], _server.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData("""{"code":"01","msg":"app-secret"}""", "its code is not 00")]
    [InlineData("""{"code":"00"}""", "no datas.requestSecret.")]
    [InlineData("""{"code":"00","datas":[]}""", "no datas.requestSecret.")]
    [InlineData("""{"code":"00","datas":{"requestSecret":""}}""", "no datas.requestSecret.")]
    [InlineData("""{"code":"00","datas":{"requestSecret":"x","requestSecretEndTime":"soon"}}""", "no datas.requestSecretEndTime")]
    [InlineData("""{"code":"00","datas":{"requestSecret":"x","requestSecretEndTime":1}}""", "had ended already")]
    public async Task An_unsound_answer_is_the_providers_fault(string answer, string why)
    {
        _server.Says(answer);

        var fault = await AddressAsync(Open("app-secret"));

        Assert.Contains("Side = Provider", fault, StringComparison.Ordinal);
        Assert.Contains(why, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("app-secret", fault + _bench.Logged, StringComparison.Ordinal);
    }

    private (string Method, string Path, string Body) Last() => (_server.Requests[^1].Method, _server.Requests[^1].Path, _server.Requests[^1].Body);

    private string Expected(string secret) => "https://api.example/q.htm?sfzh=1&" + FormOf(secret);

    private string FormOf(string secret) => string.Join('&', ProvincialDigest
        .Parameters(new ProvincialDigestOptions { AppKey = "app-key" }, secret, _bench.Time.GetUtcNow())
        .Select(pair => $"{pair.Key}={pair.Value}"));

    private static async Task<string> AddressAsync(IApiCredential credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example/q.htm?sfzh=1&sign=forged");
        var fault = await credential.ApplyAsync(request, default).AsTask().WaitAsync(CredentialBench.Patience);
        return fault?.ToString() ?? request.RequestUri!.AbsoluteUri;
    }

    private Task HandOutAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _handedOut);
        return TokenServer.WriteAsync(context, JsonSerializer.Serialize(new
        {
            code = "00",
            datas = new
            {
                requestSecret = $"request-{number}",
                requestSecretEndTime = (_bench.Time.GetUtcNow() + TimeSpan.FromMinutes(15)).ToUnixTimeMilliseconds(),
                refreshSecret = $"refresh-{number}",
                refreshSecretEndTime = (_bench.Time.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeMilliseconds(),
            },
        }));
    }

    private IApiCredential Open(string secret, bool refresh = true, Action<ProvincialDigestOptions>? configure = null)
    {
        var options = new ProvincialDigestOptions { AppKey = "app-key", SecretFile = _bench.Write("secret", secret) };
        if (refresh)
        {
            (options.RefreshAddress, options.FirstAddress) = (_server.Address + "/bySec", _server.Address + "/byKey");
        }

        configure?.Invoke(options);
        return _bench.OpenOne(new ApiCredentialOptions
        {
            Name = "provincial",
            Department = CredentialBench.Department,
            Kind = ApiCredentialKind.ProvincialDigest,
            Authorities = _bench.Write("authority.pem", _bench.Authority.Pem),
            ProvincialDigest = options,
        });
    }
}
