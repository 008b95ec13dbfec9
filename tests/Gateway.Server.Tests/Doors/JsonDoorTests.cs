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
        Assert.Equal("张三丰", answer.GetProperty("records")[0].GetProperty("name").GetString());
        Assert.Equal(1950, answer.GetProperty("records")[0].GetProperty("birthDate").GetProperty("year").GetInt32());
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
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("{} {}", "")]
    [InlineData("{\"surprise\": 1}", "")]
    [InlineData("{\"fields\": [\"name\"]}", "fields: ")]
    [InlineData("{\"fields\": \"first_name\"}", "fields: ")]
    [InlineData("{\"key\": {\"citizenNumber\": 5}}", "key.citizenNumber: ")]
    [InlineData("{\"key\": {\"citizenNumber\": \"1\", \"citizen_number\": \"2\"}}", "key.citizenNumber: ")]
    [InlineData("{\"key\": {\"surprise\": \"1\"}}", "key: ")]
    [InlineData("{\"key\": {\"citizenNumber\": \"\\ud800\"}}", "key.citizenNumber: ")]
    [InlineData("{\"context\": {\"maxAge\": \"soon\"}}", "context.maxAge: ")]
    [InlineData("{\"context\": {\"applicant\": {\"type\": false}}}", "context.applicant.type: ")]
    [InlineData("{\"context\": {\"caseNumber\": \"C\", \"taskNumber\": \"T\"}}", "context.taskNumber: ")]
    public async Task A_body_that_is_not_a_request_is_refused_with_the_path_of_its_fault(string body, string path)
    {
        using var client = Client();
        using var response = await client.PostAsync(Path, Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("REQUEST_MALFORMED", problem.GetProperty("reason").GetString());
        Assert.StartsWith(path, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verification_is_answered_with_verdicts()
    {
        using var client = Client();
        using var response = await client.PostAsync(
            "/v1/data/gongan/resident:verify", Json(Body("acceptance").Replace("\"fields\": \"name,birthDate\"", "\"claims\": {\"name\": \"张三丰\"}", StringComparison.Ordinal)));

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("VERDICT_MATCH", answer.GetProperty("verdicts").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Many_keys_are_answered_line_by_line()
    {
        var key = $"{{\"citizenNumber\": \"{Registered.Resident}\"}}";
        using var client = Client();
        using var response = await client.PostAsync(
            "/v1/data/gongan/resident:lookupMany",
            Json(Body("acceptance").Replace($"\"key\": {key}", $"\"keys\": [{string.Join(',', Enumerable.Repeat(key, 300))}]", StringComparison.Ordinal)));

        Assert.Equal("application/jsonl", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var answers = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(300, answers.Count);
        Assert.Equal(299, answers[^1].GetProperty("index").GetInt32());
        Assert.All(answers, answer => Assert.Equal("张三丰", answer.GetProperty("records")[0].GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_stream_that_ends_early_ends_with_a_line_of_problem_details()
    {
        var key = $"{{\"citizenNumber\": \"{Registered.Resident}\"}}";
        _city.Adapter.FetchMany = (request, _) => _city.Adapter.FetchedMany.Count > 1
            ? throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Internal, "broken"))
            : Task.FromResult(Registered.Answer(request));
        _city.Adapter.Forget();
        using var client = Client();
        using var response = await client.PostAsync(
            "/v1/data/gongan/resident:lookupMany",
            Json(Body("acceptance").Replace($"\"key\": {key}", $"\"keys\": [{string.Join(',', Enumerable.Repeat(key, 300))}]", StringComparison.Ordinal)));

        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _city.Adapter.FetchMany = (request, _) => Task.FromResult(Registered.Answer(request));
        Assert.Equal(251, lines.Length);
        Assert.Equal("PROVIDER_ANSWER_INVALID", JsonDocument.Parse(lines[^1]).RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_major_version_is_chosen_by_the_query()
    {
        using var client = Client();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path + "?major=1", Json(Body("acceptance")))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(Path + "?major=2", Json(Body("acceptance")))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Path + "?major=one", Json(Body("acceptance")))).StatusCode);
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
          "key": {"citizenNumber": "{{Registered.Resident}}"},
          "fields": "name,birthDate",
          "context": {"serviceItemCode": "{{Registered.Item}}", "scenario": "{{scenario}}", "caseNumber": "C-2", "officerId": "officer-7"}
        }
        """;

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private HttpClient Client() =>
        new(TestChannel.Handler(_city.Authority, _city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = _city.Gateway.Address };
}
