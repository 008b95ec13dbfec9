using System.Net;
using System.Text;
using Gateway.Contracts.Audit.V1;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>An API of another make, with lists, filters and changes: what is agreed passes, and what it says beside that does not.</summary>
public sealed class JsonServerTests(JsonServerCity fixture) : IClassFixture<JsonServerCity>
{
    private const string Arrears = "\"arrears\":[{\"amount\":1200.5},{\"amount\":0}]";

    [Fact]
    public async Task One_is_found_and_no_header_of_the_api_passes()
    {
        using var client = new HttpClient { BaseAddress = fixture.Server.Address };
        using var direct = await client.GetAsync("/taxpayers/a");
        using var response = await fixture.City.GetAsync("/taxpayers/a", request => request.Headers.Add("Origin", "https://example.org"));

        Assert.Equal($$"""{"name":"云溪小吃店","owner":"张**",{{Arrears}}}""", await response.Content.ReadAsStringAsync());
        Assert.Contains("ETag", direct.Headers.Select(header => header.Key));
        Assert.Contains("X-Powered-By", direct.Headers.Select(header => header.Key));
        AssertOwnHeaders(response);
        await ReleasedRecords.AssertPassedAsync(fixture.City, response, "call/taxpayer", 0);
    }

    [Theory]
    [InlineData("?district=yunxi", "云溪小吃店", "云溪茶馆")]
    [InlineData("?district=donghu", "东湖书店")]
    [InlineData("?district=yunxi&name_like=%E8%8C%B6", "云溪茶馆")]
    [InlineData("?district=nowhere")]
    public async Task A_list_is_filtered_by_what_was_asked(string query, params string[] names)
    {
        using var response = await fixture.City.GetAsync("/taxpayers" + query);

        var expected = string.Join(',', names.Select(name => $$"""{"name":"{{name}}","owner":"张**",{{Arrears}}}"""));
        Assert.Equal($"[{expected}]", await response.Content.ReadAsStringAsync());
        AssertOwnHeaders(response);
        await ReleasedRecords.AssertPassedAsync(fixture.City, response, "call/taxpayers", 0);
    }

    [Fact]
    public async Task A_long_list_comes_coded_and_streams()
    {
        using var client = new HttpClient { BaseAddress = fixture.Server.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var direct = await client.GetAsync("/taxpayers?district=rest");
        using var response = await fixture.City.GetAsync("/taxpayers?district=rest");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(["gzip"], direct.Content.Headers.ContentEncoding);
        var expected = Enumerable.Range(0, JsonServerCity.Rest).Select(i => $$"""{"name":"企业{{i}}","owner":"张**",{{Arrears}}}""");
        Assert.Equal($"[{string.Join(',', expected)}]", text);
        await ReleasedRecords.AssertPassedAsync(fixture.City, response, "call/taxpayers", Encoding.UTF8.GetByteCount(text));
    }

    [Fact]
    public async Task What_a_consumer_may_change_is_made_replaced_amended_and_struck()
    {
        using var made = await SendAsync(HttpMethod.Post, "/taxpayers", """{"id":"made","name":"新店","owner":"王小明","phone":"13900000000"}""");
        Assert.Equal((HttpStatusCode.Created, """{"name":"新店","owner":"王**"}"""), (made.StatusCode, await made.Content.ReadAsStringAsync()));
        AssertOwnHeaders(made);
        await ReleasedRecords.AssertPassedAsync(fixture.City, made, "call/register", 0);

        using var replaced = await SendAsync(HttpMethod.Put, "/taxpayers/made", """{"name":"换店"}""");
        Assert.Equal((HttpStatusCode.OK, """{"name":"换店"}"""), (replaced.StatusCode, await replaced.Content.ReadAsStringAsync()));

        using var amended = await SendAsync(HttpMethod.Patch, "/taxpayers/made", """{"owner":"李小红"}""");
        Assert.Equal((HttpStatusCode.OK, """{"name":"换店","owner":"李**"}"""), (amended.StatusCode, await amended.Content.ReadAsStringAsync()));

        using var struck = await SendAsync(HttpMethod.Delete, "/taxpayers/made", null);
        Assert.Equal((HttpStatusCode.OK, "{}"), (struck.StatusCode, await struck.Content.ReadAsStringAsync()));
        await ReleasedRecords.AssertPassedAsync(fixture.City, struck, "call/strike", 0);

        using var absent = await fixture.City.GetAsync("/taxpayers/made");
        Assert.Equal((HttpStatusCode.NotFound, ""), (absent.StatusCode, await absent.Content.ReadAsStringAsync()));
        Assert.False(absent.Headers.Contains("Gateway-Fault"));
        AssertOwnHeaders(absent);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task To_change_what_is_not_there_is_no_answer(string method)
    {
        using var response = await SendAsync(new HttpMethod(method), "/taxpayers/nobody", method == "DELETE" ? null : "{}");

        Assert.Equal((HttpStatusCode.BadGateway, "PROVIDER_ANSWER_INVALID"), (response.StatusCode, await ApiCity.ReasonAsync(response)));
        await ReleasedRecords.AssertEndedAsync(fixture.City, response, "PROVIDER_ANSWER_INVALID", FaultSide.Provider);
    }

    // json-server fails with 500, and its page has a stack trace.
    [Fact]
    public async Task An_id_that_stands_already_fails_and_nothing_of_the_stack_trace_passes()
    {
        using var response = await SendAsync(HttpMethod.Post, "/taxpayers", """{"id":"c","name":"again"}""");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "PROVIDER_UNAVAILABLE"), (response.StatusCode, await ApiCity.ReasonAsync(response)));
        Assert.DoesNotContain("duplicate", await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        await ReleasedRecords.AssertEndedAsync(fixture.City, response, "PROVIDER_UNAVAILABLE", FaultSide.Provider);
    }

    // json-server takes a POST for what its header says, so a consumer could make a change of its own choice of a call that it may make.
    [Fact]
    public async Task No_header_of_the_callers_makes_another_method_of_an_agreed_one()
    {
        using var client = new HttpClient { BaseAddress = fixture.Server.Address };
        using var disguised = new HttpRequestMessage(HttpMethod.Post, "/taxpayers?district=donghu");
        Override(disguised);
        using var direct = await client.SendAsync(disguised);
        Assert.Equal(HttpStatusCode.OK, direct.StatusCode);

        using var response = await SendAsync(HttpMethod.Post, "/taxpayers", """{"id":"posted","name":"x"}""", Override);

        Assert.Equal((HttpStatusCode.Created, """{"name":"x"}"""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        using var struck = await SendAsync(HttpMethod.Delete, "/taxpayers/posted", null);
        Assert.Equal(HttpStatusCode.OK, struck.StatusCode);

        static void Override(HttpRequestMessage request) => request.Headers.Add("X-HTTP-Method-Override", "GET");
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, Action<HttpRequestMessage>? change = null) =>
        fixture.City.SendAsync(method, path, request =>
        {
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            change?.Invoke(request);
        });

    private static void AssertOwnHeaders(HttpResponseMessage response) => Assert.Equal(
        ["Cache-Control", "Date", "Gateway-Exchange", "Gateway-Receipt", "X-Content-Type-Options"], response.Headers.Select(header => header.Key).Order());
}
