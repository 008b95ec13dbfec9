using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Google.Protobuf;
using Grpc.Core;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;

namespace Gateway.Server.Tests.Materials;

/// <summary>Both doors answer the same; who may come in, and to which case.</summary>
public sealed class DoorTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private static readonly string[] s_volatile =
        ["exchangeId", "leafHash", "evidence", "decidedAt", "elapsedMs", "orderId", "orderedAt", "fetchedAt", "checkedAt", "fact", "digest", "openedAt", "caseNumber"];

    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task Json_answers_as_grpc_does()
    {
        var person = _city.Person();
        _city.Insure(person);
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", "张三丰"));
        var item = await _city.ItemAsync(item =>
        {
            item.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
            item.Materials.AddRange([Paper("insured", Insured()), Paper("named", Named()), Paper("taxed", Check()), Paper("promised", Commitment()), Paper("own")]);
        });
        var (one, other) = (Requests.Item(item, person, ("name", "张三丰")), Requests.Item(item, person, ("name", "张三丰")));

        var grpc = (await _city.ResolveAsync(one)).All.Select(Plain);
        var lines = (await PostAsync("resolve", other)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(grpc.Order(), lines.Select(Plain).Order());
        Assert.Contains("summary", lines[^1], StringComparison.Ordinal);
        Assert.Equal(Plain(await _city.CaseAsync(one.Case)), Plain(await PostAsync("getCase", new GetCaseRequest { Case = other.Case })));
        Assert.Equal(
            Plain(await _city.Window().DescribeMatterAsync(new DescribeMatterRequest { Matter = one.Matter })), Plain(await PostAsync("describeMatter", new DescribeMatterRequest { Matter = one.Matter })));
        Assert.Equal(
            Plain(await _city.Window().PreviewAsync(new PreviewRequest { Case = one.Case })), Plain(await PostAsync("preview", new PreviewRequest { Case = other.Case })));
        Assert.Equal(
            Plain(await _city.Window().AcceptAsync(new AcceptRequest { Case = one.Case, Consent = Consent.Use })),
            Plain(await PostAsync("accept", new AcceptRequest { Case = other.Case, Consent = Consent.Use })));
        Assert.Equal(
            Plain(await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = one.Case })), Plain(await PostAsync("closeCase", new CloseCaseRequest { Case = other.Case })));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{\"surprise\": 1}")]
    [InlineData("{\"case\": {\"caseNumber\": 5}}")]
    [InlineData("{\"parties\": [{\"subject\": {\"type\": \"111\"}, \"olderNumber\": {}}]}")]
    [InlineData("{\"parties\": [{\"values\": {\"name\": \"\\ud800\"}}]}")]
    public async Task A_body_that_is_no_request_is_refused(string body)
    {
        using var client = _city.WindowHttp();
        foreach (var method in new[] { "resolve", "getCase" })
        {
            using var response = await client.PostAsync("/v1/materials:" + method, new StringContent(body, Encoding.UTF8, "application/json"));

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("REQUEST_MALFORMED", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
        }
    }

    [Fact]
    public async Task Json_tells_a_refusal_as_problem_details()
    {
        using var client = _city.WindowHttp();
        using var response = await client.PostAsync("/v1/materials:getCase", Json(new GetCaseRequest { Case = Requests.Case() }));

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("CASE_UNKNOWN", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_case_is_of_one_applicant_and_one_matter_and_is_over_once_it_is_closed()
    {
        var (item, other) = (await _city.ItemAsync(Paper("own")), await _city.ItemAsync(Paper("own")));
        var request = Requests.Item(item, _city.Person());
        await _city.ResolveAsync(request);

        await RefusedAsync("CASE_OTHER", new(request) { Matter = new Matter { ServiceItemCode = other } });
        var stranger = new ResolveRequest(request);
        stranger.Parties[0].Subject.Identifier = _city.Person();
        await RefusedAsync("CASE_OTHER", stranger);
        Assert.Equal(1u, (await _city.ResolveAsync(request)).Summary.Materials);

        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });
        await RefusedAsync("CASE_CLOSED", request);
        Assert.Equal("CASE_CLOSED", await Refused.ReasonAsync(_city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case })));
        Assert.Equal("CASE_CLOSED", await Refused.ReasonAsync(_city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use })));
    }

    [Fact]
    public async Task Another_department_has_no_such_case_and_no_such_item()
    {
        var request = Requests.Item(await _city.ItemAsync(Paper("own")), _city.Person());
        await _city.ResolveAsync(request);
        var others = new MaterialsService.MaterialsServiceClient(_city.City.Connect(_city.City.Certificate("minzheng", "minzheng-window")));

        Assert.Equal("CASE_UNKNOWN", await Refused.ReasonAsync(others.GetCaseAsync(new GetCaseRequest { Case = request.Case })));
        Assert.Equal("CASE_UNKNOWN", await Refused.ReasonAsync(others.CloseCaseAsync(new CloseCaseRequest { Case = request.Case })));
        Assert.Equal("ITEM_NOT_OF_DEPARTMENT", await Refused.ReasonAsync(others.DescribeMatterAsync(new DescribeMatterRequest { Matter = request.Matter })));
    }

    [Fact]
    public async Task Who_is_no_approval_system_is_refused_and_recorded()
    {
        var request = new GetCaseRequest { Case = Requests.Case() };
        var steward = new MaterialsService.MaterialsServiceClient(_city.City.Connect(_city.City.Certificate("shenpi", "steward")));
        var stranger = new MaterialsService.MaterialsServiceClient(_city.City.Connect(null));

        var refused = await Refused.ByAsync(steward.GetCaseAsync(request));
        var unknown = await Refused.ByAsync(stranger.GetCaseAsync(request));

        Assert.Equal((StatusCode.PermissionDenied, "SYSTEM_NOT_CONSUMER"), (refused.Status, refused.Info.Reason));
        Assert.Equal(StatusCode.Unauthenticated, unknown.Status);
        Assert.Contains(await LogOf.AllAsync(_city.City), record => record.Act?.Verb == "get_case" && record.Reason == "SYSTEM_NOT_CONSUMER" && record.ConsumerSystem == "steward");
    }

    private static StringContent Json(IMessage message) => new(JsonFormatter.Default.Format(message), Encoding.UTF8, "application/json");

    private static string Plain(IMessage message) => Plain(JsonFormatter.Default.Format(message));

    /// <summary>The answer without what differs from call to call.</summary>
    private static string Plain(string json) => JsonSerializer.Serialize(Plain(JsonDocument.Parse(json).RootElement));

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(each => !s_volatile.Contains(each.Name)).OrderBy(each => each.Name, StringComparer.Ordinal)
            .ToDictionary(each => each.Name, each => Plain(each.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
        _ => element.ToString(),
    };

    private async Task<string> PostAsync(string method, IMessage message)
    {
        using var client = _city.WindowHttp();
        using var response = await client.PostAsync("/v1/materials:" + method, Json(message));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task RefusedAsync(string reason, ResolveRequest request)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request));
        Assert.Equal(reason, refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
    }
}
