using Gateway.Contracts.Management.V1;
using Microsoft.AspNetCore.Http;

namespace Gateway.Server.Tests.Apis.Traffic;

/// <summary>What fails behind the head of an answer counts as much as what fails before it.</summary>
public sealed class BrokenBodyTests
{
    [Fact]
    public async Task Bodies_that_break_off_open_the_breaker()
    {
        await using var city = await ApiCity.StartAsync((options, _) => options.Departments.BreakerMinimumCalls = 4);
        city.Upstream.Answer = BreakOffAsync;

        for (var i = 0; i < 20; i++)
        {
            using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
            Assert.Equal("PROVIDER_UNAVAILABLE", await ApiCity.ReasonAsync(response));
        }

        Assert.InRange(city.Upstream.Requests.Count, 2, 19);
    }

    [Fact]
    public async Task Bodies_that_hang_open_it_too()
    {
        await using var city = await ApiCity.StartAsync((options, _) => options.Departments.BreakerMinimumCalls = 4, entry => entry.Api.TimeoutMs = 100);
        city.Upstream.Answer = async context =>
        {
            await StartAsync(context);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        // The calls by which the city found it served count as answered.
        var reasons = new List<string>();
        do
        {
            using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
            reasons.Add(await ApiCity.ReasonAsync(response));
        }
        while (reasons[^1] == "PROVIDER_TIMEOUT" && reasons.Count < 20);

        Assert.Equal("PROVIDER_UNAVAILABLE", reasons[^1]);
        Assert.True(reasons.Count > 1);
    }

    [Fact]
    public async Task An_address_whose_bodies_break_off_is_left_alone_for_a_while()
    {
        await using var upstreams = await TwoUpstreams.StartAsync(change: entry => entry.Api.Session = ApiSession.System);
        var home = await upstreams.CallAsync(1) is (1, 0) ? upstreams.First : upstreams.Second;
        home.Answer = BreakOffAsync;

        using var broken = await upstreams.City.GetAsync("/taxpayers/" + ApiCity.Firm);
        Assert.Equal("PROVIDER_UNAVAILABLE", await ApiCity.ReasonAsync(broken));

        var (first, second) = await upstreams.CallAsync(1);
        Assert.Equal(1, home == upstreams.First ? second : first);
    }

    [Theory]
    [InlineData("length", null)]
    [InlineData("length", "text/html")]
    [InlineData("chunked", null)]
    [InlineData("chunked", "application/json")]
    [InlineData("chunked", "text/html")]
    public async Task An_answer_without_content_passes_however_it_says_so(string how, string? type)
    {
        await using var city = await ApiCity.StartAsync();
        city.Upstream.Answer = async context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = how == "length" ? 0 : null;
            await context.Response.StartAsync();
            await context.Response.Body.FlushAsync();
        };

        using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);

        Assert.Equal((200, 0), ((int)response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length));
    }

    private static async Task BreakOffAsync(HttpContext context)
    {
        await StartAsync(context);

        // An abort takes along what is still on its way, and this is about what comes behind the head.
        await Task.Delay(100);
        context.Abort();
    }

    private static async Task StartAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("""{"data":{""");
        await context.Response.Body.FlushAsync();
    }
}
