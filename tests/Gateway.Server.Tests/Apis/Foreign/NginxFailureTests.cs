using System.Net;
using System.Text;
using Gateway.Contracts.Audit.V1;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>nginx's own answers, where it has not what was asked for: each has its reason and its side, and none of its pages passes.</summary>
public sealed class NginxFailureTests(NginxCity fixture) : IClassFixture<NginxCity>
{
    [Theory]
    [InlineData("plain/none", 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData("plain/folder", 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData("moved/1", 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData("gone/1", 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData("startpage/none", 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData("cut/4096.bin", 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider)]
    [InlineData("plain/4096.json", 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData("late/4096.bin", 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider)]
    [InlineData("dead/1", 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider)]
    [InlineData("broken/1", 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider)]
    [InlineData("closed/1", 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider)]
    [InlineData("busy/1", 503, "PROVIDER_BUSY", FaultSide.Provider)]
    [InlineData("bad/1", 400, "API_REQUEST_REFUSED", FaultSide.Consumer)]
    [InlineData("denied/1", 503, "API_CREDENTIAL_REFUSED", FaultSide.Gateway)]
    [InlineData("locked/1", 503, "API_CREDENTIAL_REFUSED", FaultSide.Gateway)]
    public async Task What_is_no_answer_has_its_reason_and_is_recorded(string file, int status, string reason, FaultSide fault)
    {
        using var response = await fixture.City.GetAsync("/deeds/" + file);

        await AssertRefusedAsync(response, status, reason, fault);
    }

    [Theory]
    [InlineData("cut/4096.json", 503, "PROVIDER_UNAVAILABLE")]
    [InlineData("plain/4096.bin", 502, "PROVIDER_ANSWER_INVALID")]
    [InlineData("startpage/none", 502, "PROVIDER_ANSWER_INVALID")]
    public async Task What_is_no_document_is_refused(string file, int status, string reason)
    {
        using var response = await fixture.City.GetAsync("/taxpayers/" + file);

        await AssertRefusedAsync(response, status, reason, FaultSide.Provider);
    }

    [Theory]
    [InlineData("plain/none")]
    [InlineData("gone/1")]
    public async Task Absence_passes_without_nginxs_page_where_the_operation_knows_it(string file)
    {
        using var response = await fixture.City.GetAsync("/taxpayers/" + file);

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone, response.StatusCode.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.False(response.Headers.Contains("Gateway-Fault"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task An_answer_without_content_passes_as_it_is()
    {
        using var response = await fixture.City.GetAsync("/deeds/nothing/1");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        await ReleasedRecords.AssertPassedAsync(fixture.City, response, "call/deed", 0);
    }

    [Theory]
    [InlineData(100, 502, "PROVIDER_ANSWER_INVALID", FaultSide.Provider)]
    [InlineData(2_000, 400, "API_REQUEST_REFUSED", FaultSide.Consumer)]
    [InlineData(200_000, 400, "API_REQUEST_REFUSED", FaultSide.Consumer)]
    public async Task A_body_where_nginx_takes_none_or_none_so_long_is_refused(int length, int status, string reason, FaultSide fault)
    {
        using var response = await fixture.City.SendAsync(
            HttpMethod.Post, "/filings", request => request.Content = new StringContent($"\"{new string('x', length)}\"", Encoding.UTF8, "application/json"));

        await AssertRefusedAsync(response, status, reason, fault);
    }

    private async Task AssertRefusedAsync(HttpResponseMessage response, int status, string reason, FaultSide fault)
    {
        Assert.Equal((status, reason), ((int)response.StatusCode, await ApiCity.ReasonAsync(response)));
        Assert.Equal([fault.ToString().ToLowerInvariant()], response.Headers.GetValues("Gateway-Fault"));
        Assert.DoesNotContain("nginx", response + await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        await ReleasedRecords.AssertEndedAsync(fixture.City, response, reason, fault);

        using var next = await fixture.City.GetAsync("/deeds/plain/4096.bin");
        Assert.Equal(NginxFiles.Deed(4_096), await next.Content.ReadAsByteArrayAsync());
    }
}
