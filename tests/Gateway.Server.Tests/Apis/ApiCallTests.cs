using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.AspNetCore.Http;

namespace Gateway.Server.Tests.Apis;

public sealed class ApiCallTests : IAsyncLifetime
{
    private ApiCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await ApiCity.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Only_what_is_agreed_passes_masked_where_it_is_sensitive()
    {
        using var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"data":{"name":"云溪小吃店","owner":"张**","arrears":[{"amount":1200.50},{"amount":0}]}}""",
            await response.Content.ReadAsStringAsync());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_call_has_one_record_that_names_the_operation_and_no_value()
    {
        using var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm);
        var (record, row) = await LogOf.FindAsync(_city.City, response.Headers.GetValues("Gateway-Exchange").Single());

        Assert.Equal(("call/taxpayer", "gongan", "tax", "A-tax"), (record.Operation, record.Provider, record.Entry, record.Agreement));
        Assert.Equal((RecordKind.Exchange, Gateway.Contracts.Audit.V1.Outcome.Found), (record.Kind, record.Outcome));
        Assert.Equal(["name", "owner", "amount"], record.Fields.Select(field => field.ApiName));
        Assert.Equal([false, true, false], record.Fields.Select(field => field.Masked));
        Assert.Single(record.Subjects);
        Assert.DoesNotContain(ApiCity.Firm, Encoding.Latin1.GetString(row.Record.Span), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([0, .. row.Record.Span])), response.Headers.GetValues("Gateway-Receipt").Single());
        byte[] amount = [.. record.Salt.Span, 0, 0, 0, 4, .. "1200.50\n0\n"u8];
        Assert.Equal(SHA256.HashData(amount), record.Fields[2].Digest.ToByteArray());
    }

    [Fact]
    public async Task Nothing_of_the_caller_reaches_the_api_and_nothing_of_it_the_caller()
    {
        _city.Upstream.Answer = context =>
        {
            context.Response.Headers.Server = "tax-17/9.1";
            context.Response.Headers["X-Powered-By"] = "cobol";
            context.Response.Headers.SetCookie = "a=b";
            return Upstream.JsonAsync(context, ApiCity.Taxpayer);
        };

        using var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm + "?year=2025", request =>
        {
            request.Headers.Add("Authorization", "Bearer of-the-consumer");
            request.Headers.Add("Cookie", "session=1");
            request.Headers.Add("X-Forwarded-For", "1.2.3.4");
            request.Headers.Add("X-HTTP-Method-Override", "DELETE");
            request.Headers.Add("baggage", "a=b");
        });

        Assert.True(_city.Upstream.Requests.TryDequeue(out var asked));
        Assert.Equal($"GET /base/taxpayers/{ApiCity.Firm}?year=2025", asked.Target);
        Assert.Equal(["Accept", "Accept-Encoding", "Gateway-Consumer", "Gateway-Exchange", "Host"], asked.Headers.Keys.Where(name => name != "traceparent").Order());
        Assert.Equal(
            ["Cache-Control", "Date", "Gateway-Exchange", "Gateway-Receipt", "X-Content-Type-Options"], response.Headers.Select(header => header.Key).Order());
    }

    [Fact]
    public async Task Fields_may_be_chosen_and_only_of_those_agreed()
    {
        using var one = await _city.GetAsync("/taxpayers/" + ApiCity.Firm, request => request.Headers.Add("Gateway-Fields", "amount"));
        using var refused = await _city.GetAsync("/taxpayers/" + ApiCity.Firm, request => request.Headers.Add("Gateway-Fields", "amount, phone"));
        using var misplaced = await _city.SendAsync(HttpMethod.Post, "/filings", request =>
        {
            request.Headers.Add("Gateway-Fields", "amount");
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        });

        Assert.Equal("""{"data":{"arrears":[{"amount":1200.50},{"amount":0}]}}""", await one.Content.ReadAsStringAsync());
        Assert.Equal("FIELD_NOT_AGREED", await ApiCity.ReasonAsync(refused));
        Assert.Equal(["consumer"], refused.Headers.GetValues("Gateway-Fault"));
        Assert.True(Guid.TryParse(Assert.Single(refused.Headers.GetValues("Gateway-Exchange")), out _));
        Assert.Equal("FIELD_UNKNOWN", await ApiCity.ReasonAsync(misplaced));
    }

    [Theory]
    [InlineData("/audits/1", "OPERATION_NOT_AGREED")]
    [InlineData("/nothing", "OPERATION_NOT_OFFERED")]
    [InlineData("/TAXPAYERS/92330102MA90000037", "OPERATION_NOT_OFFERED")]
    [InlineData("/taxpayers/92330102MA90000038", "SUBJECT_MALFORMED")]
    [InlineData("/taxpayers/92330102MA90000037?year=20255", "KEY_MALFORMED")]
    [InlineData("/taxpayers/92330102MA90000037?month=1", "KEY_MALFORMED")]
    [InlineData("/taxpayers/92330102MA90000037?year=1&year=2", "KEY_MALFORMED")]
    [InlineData("/taxpayers/92330102MA90000037?year", "REQUEST_MALFORMED")]
    public async Task What_is_not_agreed_or_not_offered_is_refused_and_asks_nobody(string path, string reason)
    {
        using var response = await _city.GetAsync(path);

        Assert.Equal(reason, await ApiCity.ReasonAsync(response));
        Assert.Empty(_city.Upstream.Requests);
    }

    [Theory]
    [InlineData("Gateway-Item", null, "PURPOSE_MISSING")]
    [InlineData("Gateway-Officer", null, "OFFICER_MISSING")]
    [InlineData("Gateway-Case", null, "CASE_MISSING")]
    [InlineData("Gateway-Scenario", "curiosity", "PURPOSE_NOT_AGREED")]
    [InlineData("Gateway-Officer", "110101195001010009", "REQUEST_MALFORMED")]
    [InlineData("Gateway-Bypass", "yes", "REQUEST_MALFORMED")]
    [InlineData("Gateway-Major", "one", "REQUEST_MALFORMED")]
    [InlineData("Gateway-Major", "2", "ENTRY_UNKNOWN")]
    public async Task The_purpose_is_checked_like_everywhere(string header, string? value, string reason)
    {
        using var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm, request =>
        {
            request.Headers.Remove(header);
            if (value is not null)
            {
                request.Headers.Add(header, value);
            }
        });

        Assert.Equal(reason, await ApiCity.ReasonAsync(response));
        Assert.Empty(_city.Upstream.Requests);
    }

    [Fact]
    public async Task A_body_is_json_and_passes_to_operations_that_take_one()
    {
        _city.Upstream.Answer = context =>
        {
            context.Response.StatusCode = 201;
            return Upstream.JsonAsync(context, """{"name":"x","secret":1}""");
        };

        using var created = await PostAsync("""{"a":[1,2]}""");
        using var broken = await PostAsync("""{"a":[1,2}""");
        using var unasked = await _city.GetAsync("/taxpayers/" + ApiCity.Firm, request => request.Content = new StringContent("x"));

        Assert.Equal((HttpStatusCode.Created, """{"name":"x"}"""), (created.StatusCode, await created.Content.ReadAsStringAsync()));
        Assert.Equal("""{"a":[1,2]}""", Assert.Single(_city.Upstream.Requests).Body);
        Assert.Equal("REQUEST_MALFORMED", await ApiCity.ReasonAsync(broken));
        Assert.Equal("REQUEST_MALFORMED", await ApiCity.ReasonAsync(unasked));

        Task<HttpResponseMessage> PostAsync(string body) =>
            _city.SendAsync(HttpMethod.Post, "/filings", request => request.Content = new StringContent(body, Encoding.UTF8, "application/json"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(1_000_003)]
    public async Task An_answer_that_is_agreed_whole_passes_byte_by_byte_and_only_of_its_type(int length)
    {
        var deed = RandomNumberGenerator.GetBytes(length);
        _city.Upstream.Answer = context =>
        {
            context.Response.ContentType = context.Request.Headers.Accept;
            return context.Response.Body.WriteAsync(deed).AsTask();
        };

        using var response = await _city.GetAsync("/deeds");
        Assert.Equal(deed, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.ToString());

        _city.Upstream.Answer = context => Upstream.JsonAsync(context, ApiCity.Taxpayer);
        using var refused = await _city.GetAsync("/deeds");
        Assert.Equal("PROVIDER_ANSWER_INVALID", await ApiCity.ReasonAsync(refused));
    }

    [Fact]
    public async Task No_other_protocol_and_no_method_that_is_not_offered_passes()
    {
        using var upgrade = await _city.GetAsync("/taxpayers/" + ApiCity.Firm, request =>
        {
            request.Version = HttpVersion.Version11;
            request.Headers.Add("Connection", "Upgrade");
            request.Headers.Add("Upgrade", "websocket");
        });
        using var head = await _city.SendAsync(HttpMethod.Head, "/taxpayers/" + ApiCity.Firm, request =>
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        });

        Assert.Equal("REQUEST_MALFORMED", await ApiCity.ReasonAsync(upgrade));
        Assert.Equal((HttpStatusCode.NotImplemented, "consumer"), (head.StatusCode, Assert.Single(head.Headers.GetValues("Gateway-Fault"))));
        Assert.Empty(_city.Upstream.Requests);
    }

    [Fact]
    public async Task A_suspension_binds_within_a_second()
    {
        await _city.City.ApplyAsync(ApiCity.Agreement(agreement => agreement.State = AgreementState.Suspended));

        await Poll.UntilAsync(
            async () =>
            {
                using var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm);
                return await ApiCity.ReasonAsync(response) == "AGREEMENT_SUSPENDED";
            },
            TimeSpan.FromSeconds(1),
            "the suspension binds");
    }

    [Fact]
    public async Task A_long_answer_streams_in_recorded_pages_and_ends_with_the_agreement()
    {
        var goOn = new TaskCompletionSource();
        _city.Upstream.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"data":{"arrears":[{"amount":0}""");
            var row = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(""",{"clerk":"李四","amount":123456.78}""", 1_000)));
            for (var i = 0; i < 20; i++)
            {
                await context.Response.Body.WriteAsync(row);
            }

            await context.Response.Body.FlushAsync();
            await goOn.Task;
            for (var i = 0; i < 20; i++)
            {
                await context.Response.Body.WriteAsync(row);
            }

            await context.Response.WriteAsync("]}}");
        };

        using var whole = await ReadAsync(() => goOn.TrySetResult());
        var text = await whole.Content.ReadAsStringAsync();
        var id = whole.Headers.GetValues("Gateway-Exchange").Single();
        var records = await LogOf.FindAllAsync(_city.City, id, 3);

        Assert.Equal(40_001, text.Split("amount").Length - 1);
        Assert.DoesNotContain("李四", text, StringComparison.Ordinal);
        Assert.Equal((RecordKind.Opened, RecordKind.Closed), (records[0].Kind, records[^1].Kind));
        Assert.All(records.Skip(1).SkipLast(1), record => Assert.Equal(RecordKind.Page, record.Kind));
        Assert.InRange(records.Count, 10, 40);

        goOn = new TaskCompletionSource();
        using var cut = await ReadAsync(() => { });
        await _city.City.ApplyAsync(ApiCity.Agreement(agreement => agreement.State = AgreementState.Suspended));
        await Task.Delay(TimeSpan.FromSeconds(1));
        goOn.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => cut.Content.ReadAsStringAsync());
        var ended = await LogOf.FindAllAsync(_city.City, cut.Headers.GetValues("Gateway-Exchange").Single(), 3);
        await Poll.UntilAsync(
            async () => (ended = await LogOf.FindAllAsync(_city.City, cut.Headers.GetValues("Gateway-Exchange").Single(), 3))[^1].Kind == RecordKind.Closed,
            TimeSpan.FromSeconds(5),
            "the end is recorded");
        Assert.Equal("AGREEMENT_SUSPENDED", ended[^1].Reason);

        async Task<HttpResponseMessage> ReadAsync(Action begun)
        {
            var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm);
            begun();
            return response;
        }
    }
}
