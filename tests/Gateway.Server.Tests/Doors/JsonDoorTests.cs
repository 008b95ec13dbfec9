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
    public async Task An_unknown_entry_is_named_as_such_by_every_operation()
    {
        using var client = Client();
        foreach (var operation in (string[])["lookup", "verify", "lookupMany"])
        {
            using var response = await client.PostAsync($"/v1/data/gongan/nothing:{operation}", Json("{}"));
            Assert.Equal("ENTRY_UNKNOWN", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
        }
    }

    [Fact]
    public async Task A_request_is_answered_by_the_version_whose_contract_it_was_read_by()
    {
        await using var city = await TestCity.StartAsync();
        using var client = new HttpClient(TestChannel.Handler(city.Authority, city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = city.Gateway.Address };
        using var body = new SlowBody(Encoding.UTF8.GetBytes(Body("acceptance")));
        var answering = client.PostAsync(Path, body);
        await body.Begun;

        // A newer major, in which the numbers have changed places, is published and agreed while the body is on its way.
        await city.ApplyAsync(
            Registered.Entry(entry =>
            {
                entry.Major = 2;
                (entry.Fields[1].ApiName, entry.Fields[3].ApiName) = ("address", "name");
            }),
            Registered.Agreement(agreement =>
            {
                agreement.Id = "A-2";
                agreement.Major = 2;
            }));
        await Gateway.Testing.Poll.UntilAsync(
            async () => (await city.Consumer().LookupAsync(Registered.Lookup())).Provenance.Version == "2.1", TimeSpan.FromSeconds(10), "the major is served");
        body.End();

        using var response = await answering;
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("1.1", answer.GetProperty("provenance").GetProperty("version").GetString());
        Assert.Equal("张三丰", answer.GetProperty("records")[0].GetProperty("name").GetString());
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

    /// <summary>A body whose second half comes when it is told to.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly TaskCompletionSource _begun = new();
        private readonly TaskCompletionSource _end = new();

        public SlowBody(byte[] bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new("application/json");
        }

        public Task Begun => _begun.Task;

        public void End() => _end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, 10));
            await stream.FlushAsync();
            _begun.SetResult();
            await _end.Task;
            await stream.WriteAsync(_bytes.AsMemory(10));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private HttpClient Client() =>
        new(TestChannel.Handler(_city.Authority, _city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = _city.Gateway.Address };
}
