using System.Net;
using System.Text.Json.Nodes;
using Gateway.Demo.City;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

/// <summary>Taxation's own API through the gateway of the running demo.</summary>
[Collection(RunningDemo.Name)]
public sealed class TaxThroughTheGatewayTests(RunningDemo demo)
{
    [Fact]
    public async Task Of_a_taxpayer_only_what_is_agreed_passes_masked_where_it_is_sensitive()
    {
        using var response = await demo.GetAsync("/nsr/" + Cast.Eatery);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await AssertJsonAsync(
            """
            {"data":{"nsrsbh":"92330102MA90000037","nsrmc":"示范市云溪区立行小吃店","nsrzt":{"dm":"03"},
             "zgswjg":"国家税务总局示范市云溪区税务局","xydj":"B","fddbr":"陈**"}}
            """,
            response);
        Assert.Equal(36, response.Headers.GetValues("Gateway-Exchange").Single().Length);
        Assert.Equal(64, response.Headers.GetValues("Gateway-Receipt").Single().Length);
    }

    [Fact]
    public async Task Of_arrears_the_amount_is_rounded_and_the_late_fee_stays_out()
    {
        using var response = await demo.GetAsync($"/nsr/{Cast.Eatery}/qs/2024");

        await AssertJsonAsync(
            """{"data":{"nsrsbh":"92330102MA90000037","qsmx":[{"zsxm":"个人所得税（经营所得）","skssq":"2024-04","qsje":1000}]}}""", response);
    }

    [Fact]
    public async Task An_operation_that_is_not_agreed_is_refused()
    {
        using var response = await demo.GetAsync($"/wszm?nsrsbh={Cast.Eatery}&ssqq=2024-01&ssqz=2024-12");

        Assert.Equal((HttpStatusCode.Forbidden, "OPERATION_NOT_AGREED"), (response.StatusCode, await ReasonAsync(response)));
        Assert.Equal(["consumer"], response.Headers.GetValues("Gateway-Fault"));
    }

    [Fact]
    public async Task A_firm_that_taxation_does_not_hold_is_not_found_and_nobodys_fault()
    {
        using var response = await demo.GetAsync("/nsr/11330100MB9001106X");

        Assert.Equal((HttpStatusCode.NotFound, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.False(response.Headers.Contains("Gateway-Fault"));
    }

    [Fact]
    public async Task A_signature_that_taxation_refuses_is_the_gateways_fault_until_the_key_is_right_again()
    {
        // The API keeps the key with which it started; the gateway reads the file again when it changes.
        var file = Path.Combine(demo.Data, "apis", "shuiwu", "app.key");
        var key = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, "another-key", TestContext.Current.CancellationToken);
        await ExpectAsync("API_CREDENTIAL_REFUSED");

        await File.WriteAllTextAsync(file, key, TestContext.Current.CancellationToken);
        await ExpectAsync("");

        Task ExpectAsync(string reason) => Poll.UntilAsync(
            async () =>
            {
                using var response = await demo.GetAsync("/nsr/" + Cast.FirmWithRevokedPermit);
                return await ReasonAsync(response) == reason
                    && (reason.Length == 0 || response.Headers.GetValues("Gateway-Fault").SequenceEqual(["gateway"]));
            },
            TimeSpan.FromSeconds(30),
            $"the answer is '{reason}'");
    }

    private static async Task AssertJsonAsync(string expected, HttpResponseMessage response)
    {
        var actual = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["reason"]!
            : "";
}
