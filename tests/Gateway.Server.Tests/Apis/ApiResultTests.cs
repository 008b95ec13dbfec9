using System.Net;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis;

/// <summary>An API whose status is 200 whatever happened, and whose JSON says what did.</summary>
public sealed class ApiResultTests(ApiResultTests.Fixture fixture) : IClassFixture<ApiResultTests.Fixture>
{
    private const string Data = """{"name":"云溪小吃店","arrears":[]}""";

    private ApiCity City => fixture.City;

    [Theory]
    [InlineData("""{"code":0,"data":DATA}""")]
    [InlineData("""{"data":DATA,"code":"0"}""")]
    public async Task An_answer_passes_once_it_said_that_it_is_one(string json)
    {
        using var response = await AskAsync(json.Replace("DATA", Data, StringComparison.Ordinal));

        Assert.Equal("{\"data\":{\"name\":\"云溪小吃店\",\"arrears\":[]}}", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"code":404,"msg":"secret"}""")]
    [InlineData("""{"data":"secret, and no object","code":"404"}""")]
    [InlineData("""{"code":404,"data":DATA}""")]
    public async Task It_says_that_it_holds_nothing(string json)
    {
        using var response = await AskAsync(json.Replace("DATA", Data, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.NotFound, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.False(response.Headers.Contains("Gateway-Fault"));
        var (record, _) = await LogOf.FindAsync(City.City, response.Headers.GetValues("Gateway-Exchange").Single());
        Assert.Equal((Outcome.NotFound, 0), (record.Outcome, record.Fields.Count));
    }

    [Theory]
    [InlineData("""{"code":1001,"msg":"secret"}""", "API_REQUEST_REFUSED", "consumer")]
    [InlineData("""{"data":null,"code":"1001"}""", "API_REQUEST_REFUSED", "consumer")]
    [InlineData("""{"code":-1,"data":DATA}""", "PROVIDER_UNAVAILABLE", "provider")]
    [InlineData("""{"data":DATA,"code":500}""", "PROVIDER_UNAVAILABLE", "provider")]
    [InlineData("""{"data":[],"code":500}""", "PROVIDER_UNAVAILABLE", "provider")]
    [InlineData("""{"data":[],"code":0}""", "PROVIDER_ANSWER_INVALID", "provider")]
    [InlineData("""{"data":DATA}""", "PROVIDER_ANSWER_INVALID", "provider")]
    [InlineData("""{"data":DATA,"code":{}}""", "PROVIDER_ANSWER_INVALID", "provider")]
    [InlineData("""{"data":DATA,"code":""", "PROVIDER_ANSWER_INVALID", "provider")]
    [InlineData("", "PROVIDER_ANSWER_INVALID", "provider")]
    public async Task Anything_else_is_no_answer(string json, string reason, string side)
    {
        using var response = await AskAsync(json.Replace("DATA", Data, StringComparison.Ordinal));

        Assert.Equal((reason, side), (await ApiCity.ReasonAsync(response), Assert.Single(response.Headers.GetValues("Gateway-Fault"))));
        var problem = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        var (record, _) = await LogOf.FindAsync(City.City, System.Text.Json.JsonDocument.Parse(problem).RootElement.GetProperty("exchange_id").GetString()!);
        Assert.Equal((reason, 0), (record.Reason, record.Fields.Count));
    }

    [Fact]
    public async Task Of_a_long_answer_nothing_leaves_before_it_said_so()
    {
        var arrears = "[" + string.Join(',', Enumerable.Repeat("""{"amount":1200.50}""", 20_000)) + "]";

        using (var early = await AskAsync("{\"code\":0,\"data\":{\"arrears\":" + arrears + "}}"))
        {
            Assert.Equal("{\"data\":{\"arrears\":" + arrears + "}}", await early.Content.ReadAsStringAsync());
        }

        using var late = await AskAsync("{\"data\":{\"arrears\":" + arrears + "},\"code\":0}");
        Assert.Equal("PROVIDER_ANSWER_INVALID", await ApiCity.ReasonAsync(late));
    }

    private Task<HttpResponseMessage> AskAsync(string json)
    {
        City.Upstream.Answer = context => Upstream.JsonAsync(context, json);
        return City.GetAsync("/taxpayers/" + ApiCity.Firm);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal ApiCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync() => City = await ApiCity.StartAsync(change: entry =>
            entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/code", Success = { "0" }, Absent = { "404" }, Refused = { "1001" } });

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
