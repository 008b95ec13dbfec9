using System.Net;
using System.Text;
using System.Text.Json;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis;

/// <summary>Bodies that the steward wants checked, before the department is asked.</summary>
public sealed class ApiBodyTests(ApiBodyTests.Fixture fixture) : IClassFixture<ApiBodyTests.Fixture>
{
    public const string Schema = """
        {
          "type": "object",
          "required": ["uscc", "lines"],
          "properties": {
            "uscc": { "type": "string", "pattern": "^[0-9A-HJ-NPQRTUWXY]{18}$" },
            "lines": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/line" } }
          },
          "additionalProperties": false,
          "$defs": {
            "line": { "type": "object", "required": ["tax", "amount"], "properties": { "tax": { "enum": ["VAT", "CIT"] }, "amount": { "type": "number", "minimum": 0, "multipleOf": 0.01 } } }
          }
        }
        """;

    private const string Sound = """{"uscc":"92330102MA90000037","lines":[{"tax":"VAT","amount":1200.50},{"tax":"CIT","amount":0,"remark":"张三丰"}]}""";

    private ApiCity City => fixture.City;

    [Fact]
    public async Task A_sound_body_passes_as_it_is()
    {
        City.Upstream.Requests.Clear();
        using var response = await PostAsync(Sound);

        Assert.Equal((HttpStatusCode.OK, """{"name":"x"}"""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(Sound, Assert.Single(City.Upstream.Requests).Body);
    }

    [Theory]
    [InlineData("""["secret"]""", "body: must be of type object. 请求体类型须为 object。")]
    [InlineData("""{"uscc":"secret"}""", "body: lacks lines; /uscc must match ^[0-9A-HJ-NPQRTUWXY]{18}$. 请求体缺少 lines；/uscc 须符合 ^[0-9A-HJ-NPQRTUWXY]{18}$。")]
    [InlineData("""{"uscc":"92330102MA90000037","lines":[{"tax":"VAT","amount":0.001},{"tax":"secret","amount":"secret"}]}""",
        "body: /lines/0/amount must be a multiple of 0.01; /lines/1/tax must be one of \"VAT\", \"CIT\"; /lines/1/amount must be of type number. "
        + "/lines/0/amount 须为 0.01 的倍数；/lines/1/tax 须为以下取值之一：\"VAT\", \"CIT\"；/lines/1/amount 类型须为 number。")]
    [InlineData("""{"uscc":"92330102MA90000037","lines":[{"tax":"VAT","amount":1}],"secret":"secret"}""",
        "body: /#3 is a member that the schema does not name; it names uscc, lines. /#3 不是接口文档列出的成员；已列出：uscc, lines。")]
    [InlineData("""{"uscc":"92330102MA90000037","lines":[{"tax":"VAT","amount":1,"amount":2,"secret":1}]}""",
        "body: must not have a name twice in one object. 请求体同一对象中名称不得重复。")]
    [InlineData("""{"uscc":"92330102MA90000037","lines":[{"tax":"VAT","amount":1,"secret":"\ud800"}]}""",
        "body: must be in UTF-8, without halves of surrogate pairs. 请求体须为 UTF-8 编码，不得含有不成对的代理码。")]
    public async Task A_body_that_is_not_as_wanted_is_the_consumers_fault_and_asks_nobody(string body, string detail)
    {
        City.Upstream.Requests.Clear();
        using var response = await PostAsync(body);
        var text = await response.Content.ReadAsStringAsync();
        using var problem = JsonDocument.Parse(text);

        Assert.Equal((HttpStatusCode.BadRequest, "REQUEST_MALFORMED"), (response.StatusCode, problem.RootElement.GetProperty("reason").GetString()));
        Assert.Equal(["consumer"], response.Headers.GetValues("Gateway-Fault"));
        Assert.Contains(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Empty(City.Upstream.Requests);
        var (record, row) = await LogOf.FindAsync(City.City, response.Headers.GetValues("Gateway-Exchange").Single());
        Assert.Equal(("call/filing", "REQUEST_MALFORMED", "A-tax"), (record.Operation, record.Reason, record.Agreement));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(row.Record.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_no_UTF8_is_refused()
    {
        City.Upstream.Requests.Clear();
        using var response = await City.SendAsync(HttpMethod.Post, "/filings", request =>
        {
            request.Content = new ByteArrayContent([.. "{\"uscc\":\""u8, 0xC0, 0xAF, .. "\"}"u8]);
            request.Content.Headers.ContentType = new("application/json");
        });

        Assert.Equal("REQUEST_MALFORMED", await ApiCity.ReasonAsync(response));
        Assert.Empty(City.Upstream.Requests);
    }

    [Fact]
    public async Task Who_has_no_agreement_learns_nothing_of_the_schema()
    {
        using var response = await PostAsync("""{"uscc":1}""", path: "/audits");

        Assert.Equal("OPERATION_NOT_AGREED", await ApiCity.ReasonAsync(response));
        Assert.DoesNotContain("uscc", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_schema_is_written_any_JSON_passes()
    {
        City.Upstream.Requests.Clear();
        using var response = await PostAsync("""{"a":1,"a":[{"b":2}]}""", path: "/notes");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"a":1,"a":[{"b":2}]}""", Assert.Single(City.Upstream.Requests).Body);
    }

    [Fact]
    public async Task The_contract_shows_the_schema()
    {
        using var response = await City.ContractAsync("gongan/tax.openapi.json");
        using var folder = new TemporaryFolder();
        var file = folder.At("tax.openapi.json");
        var text = await response.Content.ReadAsStringAsync();
        await File.WriteAllTextAsync(file, text);
        var (code, output) = await Contracts.ProtoTools.CheckOpenApiAsync(file);
        Assert.True(code == 0, output);

        using var document = JsonDocument.Parse(text);
        var body = document.RootElement.GetProperty("paths").GetProperty("/api/gongan/tax/filings").GetProperty("post").GetProperty("requestBody");
        Assert.Equal(
            "#/components/schemas/gongan.tax.filing.body",
            body.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        var schema = schemas.GetProperty("gongan.tax.filing.body");
        Assert.False(schema.TryGetProperty("$defs", out _));
        Assert.Equal(
            "#/components/schemas/gongan.tax.filing.body.line",
            schema.GetProperty("properties").GetProperty("lines").GetProperty("items").GetProperty("$ref").GetString());
        Assert.Equal("[\"VAT\",\"CIT\"]", JsonSerializer.Serialize(schemas.GetProperty("gongan.tax.filing.body.line").GetProperty("properties").GetProperty("tax").GetProperty("enum")));
        Assert.Equal("{}", JsonSerializer.Serialize(document.RootElement.GetProperty("paths").GetProperty("/api/gongan/tax/notes").GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema")));
    }

    private Task<HttpResponseMessage> PostAsync(string body, string path = "/filings") =>
        City.SendAsync(HttpMethod.Post, path, request => request.Content = new StringContent(body, Encoding.UTF8, "application/json"));

    public sealed class Fixture : IAsyncLifetime
    {
        internal ApiCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            City = await ApiCity.StartAsync(
                change: entry =>
                {
                    entry.Api.Operations[1].BodySchema = Schema;
                    entry.Api.Operations.Add(new ApiOperation { Name = "noted", Method = "POST", Path = "/notes", TakesBody = true, Places = { new ApiPlace { Field = "name", Pointer = "/name" } } });
                    entry.Api.Operations.Add(new ApiOperation { Name = "audited", Method = "POST", Path = "/audits", TakesBody = true, BodySchema = Schema });
                },
                agree: agreement => agreement.ApiOperations.Add("noted"));
            City.Upstream.Answer = context => Upstream.JsonAsync(context, """{"name":"x"}""");
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
