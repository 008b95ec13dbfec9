using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Tax;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

/// <summary>Taxation's own API, called directly as it wants to be called.</summary>
[Collection(SeededCity.Name)]
public sealed class TaxApiTests(SeededCity city) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new();
    private TaxApi _api = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        var path = TaxAppKey.Ensure(_folder.Path);
        _key = await File.ReadAllTextAsync(path);
        _api = await TaxApi.StartAsync(
            "127.0.0.1:0", CityDatabases.PathOf(city.Databases, "shuiwu"), path, _folder.At("api.log"), TimeProvider.System, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_signed_call_gets_everything_that_the_department_holds()
    {
        using var response = await GetAsync("/nsr/" + Cast.Eatery);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal((HttpStatusCode.OK, "00"), (response.StatusCode, (string?)answer["code"]));
        Assert.Equal((Cast.EateryName, Cast.SpouseName, Cast.Spouse), ((string?)answer["data"]!["nsrmc"], (string?)answer["data"]!["fddbr"], (string?)answer["data"]!["fddbrsfz"]));
        Assert.NotNull(answer["data"]!["fxfz"]);
    }

    [Fact]
    public async Task Payments_are_found_by_months_and_by_tax()
    {
        using var all = await GetAsync($"/wszm?nsrsbh={Cast.Eatery}&ssqq=2024-01&ssqz=2024-12");
        var payments = JsonNode.Parse(await all.Content.ReadAsStringAsync())!["data"]!["wsmx"]!.AsArray();
        var item = (string)payments[0]!["zsxm"]!;
        using var some = await GetAsync($"/wszm?nsrsbh={Cast.Eatery}&ssqq=2024-01&ssqz=2024-06&zsxm={Uri.EscapeDataString(item)}");
        var fewer = JsonNode.Parse(await some.Content.ReadAsStringAsync())!["data"]!["wsmx"]!.AsArray();

        Assert.Equal(4, payments.Count);
        Assert.InRange(fewer.Count, 1, 2);
        Assert.All(fewer, payment => Assert.Equal(item, (string?)payment!["zsxm"]));
    }

    [Fact]
    public async Task Whom_it_does_not_hold_it_does_not_find()
    {
        using var response = await GetAsync("/nsr/11330100MB9001106X");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("key", 0)]
    [InlineData("sid", 0)]
    [InlineData("rid", 0)]
    [InlineData("sign", 0)]
    [InlineData("order", 0)]
    [InlineData("none", 0)]
    [InlineData("time", -301)]
    [InlineData("time", 301)]
    public async Task A_wrong_or_stale_signature_is_refused_and_told_nothing(string what, int seconds)
    {
        using var response = await GetAsync("/nsr/" + Cast.Eatery, what, seconds);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain("data", text, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string target, string wrong = "", int seconds = 0)
    {
        var (sid, rid) = (TaxSignature.Sid + (wrong == "sid" ? "1" : ""), TaxSignature.Rid + (wrong == "rid" ? "1" : ""));
        var time = TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var key = Encoding.UTF8.GetBytes(wrong == "key" ? _key + "0" : _key);
        var signed = wrong == "order" ? rid + sid + time : sid + rid + time;
        var request = new HttpRequestMessage(HttpMethod.Get, _api.Address + target);
        if (wrong != "none")
        {
            request.Headers.Add("gjzwfwpt_sid", sid);
            request.Headers.Add("gjzwfwpt_rid", rid);
            request.Headers.Add("gjzwfwpt_rtime", time);
            request.Headers.Add("gjzwfwpt_sign", wrong == "sign" ? "AAAA" : Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed))));
        }

        return _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
