using System.Net;

namespace Gateway.Server.Tests.Apis;

/// <summary>What leads elsewhere when another server reads it: none of it reaches the API.</summary>
public sealed class ApiPathTests(ApiPathTests.Fixture fixture) : IClassFixture<ApiPathTests.Fixture>
{
    [Theory]
    [InlineData("/taxpayers/../audits/1", "a dot segment")]
    [InlineData("/taxpayers/%2e%2e/audits/1", "an encoded dot segment")]
    [InlineData("/taxpayers/.%2E/audits/1", "a half encoded dot segment")]
    [InlineData("/./taxpayers/92330102MA90000037", "a single dot")]
    [InlineData("/taxpayers/..%2faudits%2f1", "encoded slashes")]
    [InlineData("/taxpayers/..%5caudits", "an encoded backslash")]
    [InlineData("/taxpayers/..\\audits", "a backslash")]
    [InlineData("/taxpayers/%252e%252e%252faudits", "encoded twice")]
    [InlineData("/taxpayers/%c0%ae%c0%ae/audits/1", "over-long UTF-8 dots")]
    [InlineData("/taxpayers/%c0%af", "over-long UTF-8 slash")]
    [InlineData("/taxpayers/%ff", "no UTF-8")]
    [InlineData("/taxpayers/%e2%80", "cut UTF-8")]
    [InlineData("/taxpayers/%4", "a cut percent form")]
    [InlineData("/taxpayers/%zz", "no percent form")]
    [InlineData("/taxpayers/92330102MA90000037;v=1", "a matrix parameter")]
    [InlineData("/taxpayers/92330102MA90000037%3bv=1", "an encoded matrix parameter")]
    [InlineData("/taxpayers/..;/audits/1", "dots and a matrix parameter")]
    [InlineData("/taxpayers//audits/1", "an empty segment")]
    [InlineData("/taxpayers/92330102MA90000037/", "a slash at the end")]
    [InlineData("/taxpayers/%00", "a zero")]
    [InlineData("/taxpayers/%0d%0aHost:%20x", "a line end")]
    [InlineData("/taxpayers/%ef%bc%8f%ef%bc%8e%ef%bc%8e", "fullwidth slash and dots")]
    [InlineData("/taxpayers/%ef%bc%8e%ef%bc%8e/audits/1", "fullwidth dots")]
    [InlineData("/taxpayers/%2e%2e%20/audits/1", "dots and a blank")]
    [InlineData("/taxpayers/92330102MA90000037?year=%00", "a zero in the query")]
    [InlineData("/taxpayers/92330102MA90000037?year=2%2525", "a query encoded twice")]
    [InlineData("/taxpayers/92330102MA90000037?year=1+2", "a plus")]
    [InlineData("/taxpayers/92330102MA90000037?year=1;month=2", "a semicolon in the query")]
    [InlineData("/taxpayers/92330102MA90000037?&year=1", "an empty parameter")]
    public async Task A_path_or_query_that_can_be_read_in_two_ways_is_refused(string path, string what)
    {
        fixture.City.Upstream.Requests.Clear();

        using var response = await fixture.City.GetAsync(path);

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{what}: {response.StatusCode}");
        Assert.Empty(fixture.City.Upstream.Requests);
        Assert.DoesNotContain("audits", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audits/a%20b", "/base/audits/a%20b")]
    [InlineData("/audits/%61%62", "/base/audits/ab")]
    [InlineData("/audits/%E5%8F%B7", "/base/audits/%E5%8F%B7")]
    [InlineData("/audits/a%3Fb%23c%26d", "/base/audits/a%3Fb%23c%26d")]
    [InlineData("/audits/100%25", "/base/audits/100%25")]
    public async Task What_is_plain_arrives_in_the_one_spelling(string path, string target)
    {
        fixture.City.Upstream.Requests.Clear();
        fixture.City.Upstream.Answer = context => Upstream.JsonAsync(context, "{}");

        using var response = await fixture.City.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("GET " + target, Assert.Single(fixture.City.Upstream.Requests).Target);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal ApiCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            City = await ApiCity.StartAsync();
            await City.City.ApplyAsync(ApiCity.Agreement(agreement => agreement.ApiOperations.Add("audit")));
            await Gateway.Testing.Poll.UntilAsync(
                async () =>
                {
                    using var response = await City.GetAsync("/audits/1");
                    return response.StatusCode == HttpStatusCode.OK;
                },
                TimeSpan.FromSeconds(10),
                "audits are agreed");
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
