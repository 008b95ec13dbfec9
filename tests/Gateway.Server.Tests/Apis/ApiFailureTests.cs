using System.IO.Compression;
using System.Net;
using System.Text;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.AspNetCore.Http;

namespace Gateway.Server.Tests.Apis;

/// <summary>Whatever the API does, the caller gets a clear answer with whose fault it was, and it is recorded.</summary>
public sealed class ApiFailureTests(ApiFailureTests.Fixture fixture) : IClassFixture<ApiFailureTests.Fixture>
{
    private ApiCity City => fixture.City;

    public static TheoryData<string, string, string> Answers => new()
    {
        { "status 301", "PROVIDER_ANSWER_INVALID", "provider" },
        { "status 404", "PROVIDER_ANSWER_INVALID", "provider" },
        { "status 400", "API_REQUEST_REFUSED", "consumer" },
        { "status 401", "API_CREDENTIAL_REFUSED", "gateway" },
        { "status 403", "API_CREDENTIAL_REFUSED", "gateway" },
        { "status 409", "API_REQUEST_REFUSED", "consumer" },
        { "status 429", "PROVIDER_BUSY", "provider" },
        { "status 500", "PROVIDER_UNAVAILABLE", "provider" },
        { "status 503", "PROVIDER_UNAVAILABLE", "provider" },
        { "html", "PROVIDER_ANSWER_INVALID", "provider" },
        { "latin", "PROVIDER_ANSWER_INVALID", "provider" },
        { "garbage", "PROVIDER_ANSWER_INVALID", "provider" },
        { "array", "PROVIDER_ANSWER_INVALID", "provider" },
        { "type", "PROVIDER_ANSWER_INVALID", "provider" },
        { "twice", "PROVIDER_ANSWER_INVALID", "provider" },
        { "cut", "PROVIDER_ANSWER_INVALID", "provider" },
        { "lying length", "PROVIDER_UNAVAILABLE", "provider" },
        { "bomb", "PROVIDER_ANSWER_INVALID", "provider" },
        { "broken gzip", "PROVIDER_ANSWER_INVALID", "provider" },
        { "unknown coding", "PROVIDER_ANSWER_INVALID", "provider" },
        { "hangs", "PROVIDER_TIMEOUT", "provider" },
        { "drips", "PROVIDER_TIMEOUT", "provider" },
        { "aborts", "PROVIDER_UNAVAILABLE", "provider" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task An_answer_that_is_none_is_told_recorded_and_attributed(string what, string reason, string side)
    {
        City.Upstream.Answer = context => AnswerAsync(context, what);

        using var response = await City.SendAsync(HttpMethod.Post, "/filings", request => request.Content = new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal((reason, side), (await ApiCity.ReasonAsync(response), Assert.Single(response.Headers.GetValues("Gateway-Fault"))));
        var problem = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        var id = System.Text.Json.JsonDocument.Parse(problem).RootElement.GetProperty("exchange_id").GetString()!;
        var (record, _) = await LogOf.FindAsync(City.City, id);
        Assert.Equal((reason, "call/filing"), (record.Reason, record.Operation));
    }

    [Fact]
    public async Task Not_found_is_an_answer()
    {
        City.Upstream.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return Upstream.JsonAsync(context, """{"message":"secret"}""");
        };

        using var response = await City.GetAsync("/taxpayers/" + ApiCity.Firm);

        Assert.Equal((HttpStatusCode.NotFound, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.False(response.Headers.Contains("Gateway-Fault"));
        var (record, _) = await LogOf.FindAsync(City.City, response.Headers.GetValues("Gateway-Exchange").Single());
        Assert.Equal(Gateway.Contracts.Audit.V1.Outcome.NotFound, record.Outcome);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_is_minimised_like_any(string coding)
    {
        City.Upstream.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = coding;
            await using Stream body = coding switch
            {
                "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
                _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
            };
            await body.WriteAsync(Encoding.UTF8.GetBytes(ApiCity.Taxpayer));
        };

        using var response = await City.GetAsync("/taxpayers/" + ApiCity.Firm);

        Assert.StartsWith("""{"data":{"name":"云溪小吃店","owner":"张**",""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_nothing_is_tried_once_more_where_the_way_failed_and_nothing_else_is()
    {
        var asked = 0;
        City.Upstream.Answer = context =>
        {
            if (Interlocked.Increment(ref asked) % 2 == 1)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return Upstream.JsonAsync(context, ApiCity.Taxpayer);
        };

        using var read = await City.GetAsync("/taxpayers/" + ApiCity.Firm);
        Assert.Equal((HttpStatusCode.OK, 2), (read.StatusCode, asked));

        using var filed = await City.SendAsync(HttpMethod.Post, "/filings", request => request.Content = new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(("PROVIDER_UNAVAILABLE", 3), (await ApiCity.ReasonAsync(filed), asked));
    }

    private static async Task AnswerAsync(HttpContext context, string what)
    {
        var response = context.Response;
        response.ContentType = "application/json";
        switch (what)
        {
            case "html":
                response.ContentType = "text/html";
                await response.WriteAsync("<html>secret");
                break;
            case "latin":
                response.ContentType = "application/json; charset=gb2312";
                await response.WriteAsync("{}");
                break;
            case "garbage": await response.WriteAsync("""{"name":"x", secret}"""); break;
            case "array": await response.WriteAsync("""[{"name":"secret"}]"""); break;
            case "type": await response.WriteAsync("""{"name":{"secret":1}}"""); break;
            case "twice": await response.WriteAsync("""{"name":"a","name":"secret"}"""); break;
            case "cut": await response.WriteAsync("""{"name":"sec"""); break;
            case "lying length":
                response.ContentLength = 1_000;
                await response.WriteAsync("""{"name":"secret"}""");
                await response.Body.FlushAsync();
                await Task.Delay(200);
                context.Abort();
                break;
            case "bomb":
                response.Headers.ContentEncoding = "gzip";
                await using (var gzip = new GZipStream(response.Body, CompressionLevel.Fastest))
                {
                    var zeros = new byte[1 << 20];
                    zeros.AsSpan().Fill((byte)' ');
                    for (var i = 0; i < 64; i++)
                    {
                        await gzip.WriteAsync(zeros);
                    }
                }

                break;
            case "broken gzip":
                response.Headers.ContentEncoding = "gzip";
                await response.WriteAsync("secret");
                break;
            case "unknown coding":
                response.Headers.ContentEncoding = "zstd";
                await response.WriteAsync("secret");
                break;
            case "hangs": await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted); break;
            case "drips":
                for (var i = 0; i < 200; i++)
                {
                    await response.WriteAsync(" ");
                    await response.Body.FlushAsync();
                    await Task.Delay(100, context.RequestAborted);
                }

                break;
            case "aborts": context.Abort(); break;
            default:
                response.StatusCode = int.Parse(what.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                response.Headers.Location = "http://169.254.169.254/secret";
                await response.WriteAsync("""{"error":"secret"}""");
                break;
        }
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal ApiCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync() => City = await ApiCity.StartAsync((options, _) => options.Departments.BreakerMinimumCalls = 1_000);

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}

/// <summary>Where calls may go, and what they show there.</summary>
public sealed class ApiUpstreamTests
{
    [Fact]
    public async Task An_address_near_the_gateway_is_not_called_unless_the_operator_names_its_network()
    {
        await using var city = await ApiCity.StartAsync((options, _) => options.Apis.Upstreams[0].Networks.Clear());

        using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);

        Assert.Equal(("API_ADDRESS_NOT_ALLOWED", "gateway"), (await ApiCity.ReasonAsync(response), Assert.Single(response.Headers.GetValues("Gateway-Fault"))));
        Assert.Contains("by networks in apis.upstreams", city.City.Logs.Text, StringComparison.Ordinal);
        Assert.Empty(city.Upstream.Requests);
    }

    [Fact]
    public async Task A_restricted_api_is_called_by_who_has_an_agreement_and_is_told_of_to_nobody_else()
    {
        await using var city = await ApiCity.StartAsync(change: entry => entry.ContractRestricted = true);
        using var answered = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        await city.City.ApplyAsync(ApiCity.Agreement(agreement => agreement.State = Gateway.Contracts.Management.V1.AgreementState.Ended));
        await Poll.UntilAsync(
            async () =>
            {
                using var response = await city.GetAsync("/nothing");
                return await ApiCity.ReasonAsync(response) == "NO_AGREEMENT";
            },
            TimeSpan.FromSeconds(5),
            "what it offers is told no more");
    }

    [Fact]
    public async Task The_credential_that_the_entry_names_is_shown()
    {
        using var folder = new TemporaryFolder();
        var secret = folder.At("token");
        await File.WriteAllTextAsync(secret, "of-the-gateway");
        await using var city = await ApiCity.StartAsync(
            (options, _) => options.Apis.Credentials.Add(new ApiCredentialOptions
            {
                Name = "tax-token",
                Department = "gongan",
                Kind = ApiCredentialKind.Bearer,
                Bearer = new BearerOptions { TokenFile = secret },
            }),
            entry => entry.Api.Credential = "tax-token");

        using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm, request => request.Headers.Add("Authorization", "Bearer of-the-consumer"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Bearer of-the-gateway", Assert.Single(city.Upstream.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Calls_go_on_at_another_address_while_one_is_gone()
    {
        await using var other = await Upstream.StartAsync();
        await using var city = await ApiCity.StartAsync(
            (options, _) => options.Apis.Upstreams.Add(new() { Department = "gongan", Address = other.Address.ToString(), Networks = { "127.0.0.0/8" } }),
            entry => entry.Api.Destinations.Add(new Gateway.Contracts.Management.V1.ApiDestination { Name = "two", Address = other.Address.ToString() + "base" }));
        await city.Upstream.DisposeAsync();

        for (var i = 0; i < 20; i++)
        {
            using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
