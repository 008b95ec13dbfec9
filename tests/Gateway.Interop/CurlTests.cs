using System.Text.Json.Nodes;
using Gateway.Interop.Dwellings;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Interop;

/// <summary>The same entry as JSON over HTTP, by curl and nothing else.</summary>
public sealed class CurlTests(DwellingCity city) : IClassFixture<DwellingCity>
{
    private const string Key = $$"""{ "citizenNumber": "{{DwellingRegister.Owner}}" }""";

    private static readonly string s_context = Registered.Lookup().Context.ToString();

    [Fact]
    public async Task A_lookup_is_JSON_of_every_type()
    {
        var (code, answer) = await PostAsync("lookup", Body("\"key\": " + Key, "\"fields\": \"serial,floorArea,mortgaged,builtOn,recordedAt,seal,drawing\""));

        Assert.Equal("200", code);
        var expected = JsonNode.Parse(
            """
            {
              "serial": "9007199254740993",
              "floorArea": "12345678901234567.89",
              "mortgaged": false,
              "builtOn": { "year": 1998, "month": 7 },
              "recordedAt": "2024-05-05T23:08:09.123456Z",
              "seal": "AP8Q",
              "fieldStates": [{ "number": 13, "absence": "ABSENCE_WITHHELD" }]
            }
            """);
        var record = JsonNode.Parse(answer)!["records"]![0];
        Assert.True(JsonNode.DeepEquals(expected, record), record?.ToJsonString());
    }

    [Fact]
    public async Task A_verification_is_verdicts()
    {
        var (code, answer) = await PostAsync("verify", Body("\"key\": " + Key, """ "claims": { "serial": "9007199254740992", "recordedAt": "2024-05-05T23:08:09.123456Z", "heating": "无" } """));

        Assert.Equal("200", code);
        var expected = JsonNode.Parse("""{ "serial": "VERDICT_MISMATCH", "recordedAt": "VERDICT_MATCH", "heating": "VERDICT_NOT_HELD" }""");
        var verdicts = JsonNode.Parse(answer)!["verdicts"];
        Assert.True(JsonNode.DeepEquals(expected, verdicts), verdicts?.ToJsonString());
    }

    [Fact]
    public async Task Many_keys_are_lines_in_their_order()
    {
        var keys = string.Join(',', Enumerable.Range(0, 300).Select(index => index == 150 ? """{ "citizenNumber": "wrong" }""" : Key));
        var (code, answer) = await PostAsync("lookupMany", Body($"\"keys\": [{keys}]", "\"fields\": \"ownerName\""));

        Assert.Equal("200", code);
        var answers = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(Enumerable.Range(0, 300), answers.Select(each => (int?)each["index"] ?? 0));
        Assert.Equal("SUBJECT_MALFORMED", (string?)answers[150]["fault"]!["reason"]);
        Assert.All(answers.Where((_, index) => index != 150), each => Assert.Equal("欧阳张三丰", (string?)each["records"]![0]!["ownerName"]));
    }

    [Fact]
    public async Task A_refusal_is_problem_details()
    {
        var body = Body("\"key\": " + Key, "\"fields\": \"ownerName\"").Replace("acceptance", "curiosity", StringComparison.Ordinal);
        var (code, answer) = await PostAsync("lookup", body);

        Assert.Equal("403", code);
        Assert.Equal(("PURPOSE_NOT_AGREED", "D-1"), ((string?)JsonNode.Parse(answer)!["reason"], (string?)JsonNode.Parse(answer)!["agreement"]));
    }

    private static string Body(params string[] members) => $$"""{ {{string.Join(", ", members)}}, "context": {{s_context}} }""";

    private async Task<(string Code, string Answer)> PostAsync(string method, string body)
    {
        using var folder = new TemporaryFolder();
        var (request, answer) = (folder.At("request.json"), folder.At("answer.json"));
        await File.WriteAllTextAsync(request, body);
        await using var curl = ChildProcess.Start(
            "curl",
            ["--silent", "--show-error", "--cacert", city.Tls.Authority, "--cert", city.Tls.Certificate, "--key", city.Tls.Key,
                "--header", "Content-Type: application/json", "--data-binary", "@" + request, "--output", answer, "--write-out", "%{http_code}",
                new Uri(city.City.Gateway.Address, $"/v1/data/zhujian/dwelling:{method}").ToString()]);
        Assert.True(await curl.WaitForExitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) == 0, curl.Tail);
        return (curl.Output.Trim(), await File.ReadAllTextAsync(answer));
    }
}
