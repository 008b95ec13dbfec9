using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Credentials.Kinds;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Credentials;

public sealed class NationalCredentialTests : IAsyncLifetime
{
    private const string AppKey = "0123456789abcdef";

    private readonly CredentialBench _bench = new();
    private TokenServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await _bench.ServeAsync(plain: true);
        HandOut("working-secret-1", TimeSpan.FromMinutes(15));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Without_a_refresh_address_the_app_key_signs()
    {
        var credential = Open(refresh: false);
        using var request = new HttpRequestMessage();
        request.Headers.TryAddWithoutValidation("GJZWFWPT_SIGN", "the consumer's");

        Assert.Null(await credential.ApplyAsync(request, default));
        credential.Refused();

        Assert.Equal(
            "gjzwfwpt_rid=RID-901 gjzwfwpt_rtime=1765432100123 gjzwfwpt_sid=SID-001 gjzwfwpt_sign=VRoCia7HR04nbR83TjXMYYoe4NaL0EtG8GcsjafMXOc=",
            string.Join(' ', request.Headers.NonValidated.Select(header => $"{header.Key}={header.Value}").Order(StringComparer.Ordinal)));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task The_app_key_asks_for_the_working_secret_and_that_signs()
    {
        Assert.Equal("IuaBiWeaHb4NdLrWszytZODN6eJ2jTWVE8nwouNbDIE=", await SignAsync(Open()));

        var asked = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/sysapi/auth/refreshappsecret"), (asked.Method, asked.Path));
        Assert.Equal("VRoCia7HR04nbR83TjXMYYoe4NaL0EtG8GcsjafMXOc=", asked.Headers["gjzwfwpt_sign"]);
        Assert.Equal("1765432100123", asked.Headers["gjzwfwpt_rtime"]);
        using var body = JsonDocument.Parse(asked.Body);
        Assert.Equal(
            "gjzwfwpt_rid gjzwfwpt_sid gjzwfwpt_rtime gjzwfwpt_sign",
            string.Join(' ', body.RootElement.EnumerateObject().Select(member => member.Name)));
        Assert.DoesNotContain(AppKey, asked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_working_secret_is_renewed_three_minutes_before_its_end()
    {
        var credential = Open();
        var header = await SignAsync(credential);
        HandOut("working-secret-2", TimeSpan.FromMinutes(30));
        _bench.Time.Advance(TimeSpan.FromMinutes(12) - TimeSpan.FromMilliseconds(1));
        await SignAsync(credential);
        Assert.Single(_server.Requests);

        _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Signed("working-secret-1"), await SignAsync(credential));
        await Poll.UntilAsync(async () => await SignAsync(credential) == Signed("working-secret-2"), CredentialBench.Patience, "the new secret signs");
        Assert.NotEqual(header, Signed("working-secret-1"));
    }

    [Fact]
    public async Task A_refused_working_secret_is_fetched_anew()
    {
        var credential = Open();
        await SignAsync(credential);
        HandOut("working-secret-2", TimeSpan.FromMinutes(15));

        credential.Refused();
        credential.Refused();

        Assert.Equal(Signed("working-secret-2"), await SignAsync(credential));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"code":-1,"data":""}""", "its code is not 0")]
    [InlineData("""{"code":"E-106","data":""}""", "its code is not 0")]
    [InlineData("""{"data":{"secret":"x","secretEndTime":1}}""", "its code is not 0")]
    [InlineData("""{"code":0}""", "no data.secret.")]
    [InlineData("""{"code":0,"data":"text"}""", "no data.secret.")]
    [InlineData("""{"code":0,"data":{"secret":"H+YeDQ0v/ADa/Eb3S+m/1DdyIuBhqSTFkc2cJ+oWPtQ="}}""", "no data.secretEndTime")]
    [InlineData("""{"code":0,"data":{"secret":"working-secret-1","secretEndTime":1765433000123}}""", "cannot be unwrapped")]
    [InlineData("""{"code":0,"data":{"secret":"1AwNnz3Y9KBcTYF7i8aYDoqjYkH96N8FTcMlxsaVuJ4=","secretEndTime":1765433000123}}""", "cannot be unwrapped")]
    [InlineData("""{"code":0,"data":{"secret":"H+YeDQ0v/ADa/Eb3S+m/1DdyIuBhqSTFkc2cJ+oWPtQ=","secretEndTime":1765432100123}}""", "had ended already")]
    [InlineData("""{"code":0,"data":{"secret":"H+YeDQ0v/ADa/Eb3S+m/1DdyIuBhqSTFkc2cJ+oWPtQ=","secretEndTime":-5}}""", "had ended already")]
    public async Task An_unsound_answer_is_the_providers_fault(string answer, string why)
    {
        _server.Says(answer);

        var fault = await SignAsync(Open());

        Assert.Contains("Side = Provider", fault, StringComparison.Ordinal);
        Assert.Contains(why, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(AppKey, fault + _bench.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("working-secret-1", fault + _bench.Logged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "9223372036854775807")]
    [InlineData("\"0\"", "\"1765433000123\"")]
    public async Task Numbers_may_be_texts_and_an_end_may_be_far(string code, string end)
    {
        _server.Says($$$"""{"code":{{{code}}},"data":{"secret":"H+YeDQ0v/ADa/Eb3S+m/1DdyIuBhqSTFkc2cJ+oWPtQ=","secretEndTime":{{{end}}}}}""");

        Assert.Equal(Signed("working-secret-1"), await SignAsync(Open()));
    }

    private IApiCredential Open(bool refresh = true) => _bench.OpenOne(new ApiCredentialOptions
    {
        Name = "national",
        Department = CredentialBench.Department,
        Kind = ApiCredentialKind.NationalSignature,
        NationalSignature = new NationalSignatureOptions
        {
            Sid = "SID-001",
            Rid = "RID-901",
            AppKeyFile = _bench.Write("app-key", AppKey + "\n"),
            RefreshAddress = refresh ? _server.Address + "/sysapi/auth/refreshappsecret" : null,
        },
    });

    private static Task<string> SignAsync(IApiCredential credential) => CredentialBench.HeaderAsync(credential, "gjzwfwpt_sign");

    private string Signed(string secret) =>
        NationalSignature.Of("SID-001", "RID-901", _bench.Time.GetUtcNow(), Encoding.UTF8.GetBytes(secret)).Sign;

    private void HandOut(string secret, TimeSpan life)
    {
        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(AppKey);
        var wrapped = Convert.ToBase64String(aes.EncryptEcb(Encoding.UTF8.GetBytes(secret), PaddingMode.PKCS7));
        _server.Says(JsonSerializer.Serialize(new
        {
            code = 0,
            data = new { secret = wrapped, secretEndTime = (_bench.Time.GetUtcNow() + life).ToUnixTimeMilliseconds() },
        }));
    }
}
