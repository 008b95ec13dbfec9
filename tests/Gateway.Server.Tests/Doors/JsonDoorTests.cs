using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Doors;

public sealed class JsonDoorTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private const string Path = "/v1/data/gongan/resident:lookup";

    private readonly TestCity _city = fixture.City;

    [Fact]
    public async Task A_lookup_is_answered_in_the_protobuf_json_mapping()
    {
        using var client = Client();
        using var response = await client.PostAsync(Path, Json(Body("acceptance")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("LOOKUP_OUTCOME_FOUND", answer.GetProperty("outcome").GetString());
        Assert.Equal("张三丰", answer.GetProperty("records")[0].GetProperty("fields").GetProperty("name").GetProperty("text").GetString());
        Assert.Equal("gongan/resident", answer.GetProperty("provenance").GetProperty("entry").GetString());
    }

    [Fact]
    public async Task A_refusal_is_problem_details()
    {
        using var client = Client();
        using var response = await client.PostAsync(Path, Json(Body("curiosity")));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("PURPOSE_NOT_AGREED", problem.GetProperty("reason").GetString());
        Assert.Equal(403, problem.GetProperty("status").GetInt32());
        Assert.Equal("A-1", problem.GetProperty("agreement").GetString());
        Assert.Equal("urn:uuid:" + problem.GetProperty("exchange_id").GetString(), problem.GetProperty("instance").GetString());
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"surprise\": 1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"fields\": \"name\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"department\": \"minzheng\"}", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_not_a_request_is_refused(string body, HttpStatusCode status)
    {
        using var client = Client();
        using var response = await client.PostAsync(Path, Json(body));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("REQUEST_MALFORMED", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        using var client = Client();
        using var response = await client.PostAsync(Path, Json($"{{\"entry\": \"{new string('x', 300_000)}\"}}"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        using var client = Client();
        using var response = await client.PostAsync(Path, Json(string.Concat(Enumerable.Repeat("{\"context\":", 5000))));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Health_and_metrics_are_not_on_the_callers_port()
    {
        using var client = Client();
        foreach (var path in new[] { "/healthz", "/readyz", "/metrics" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Health_and_metrics_are_on_the_management_port_and_exchanges_are_not()
    {
        using var client = new HttpClient { BaseAddress = _city.Gateway.ManagementAddress };
        Assert.Equal("Healthy", await client.GetStringAsync("/healthz"));
        Assert.Contains("snapshot: Healthy", await client.GetStringAsync("/readyz"), StringComparison.Ordinal);
        using var response = await client.PostAsync(Path, Json("{}"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        await _city.Consumer().LookupAsync(Registered.Lookup());
        Assert.Contains("gateway_exchanges", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static string Body(string scenario) => $$"""
        {
          "key": {"citizen_number": "{{Registered.Resident}}"},
          "fields": ["name", "birth_date"],
          "context": {"serviceItemCode": "{{Registered.Item}}", "scenario": "{{scenario}}", "caseNumber": "C-2", "officerId": "officer-7"}
        }
        """;

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private HttpClient Client() =>
        new(TestChannel.Handler(_city.Authority, _city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = _city.Gateway.Address };
}
