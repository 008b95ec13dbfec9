using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gateway.Contracts.Audit.V1;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>Files that nginx serves arrive byte by byte, or with their agreed fields alone, however it cuts, codes and frames them.</summary>
public sealed class NginxAnswerTests(NginxCity fixture) : IClassFixture<NginxCity>
{
    public static MatrixTheoryData<string, int> Deeds => new(NginxWays.All, NginxCity.Lengths.Where(length => length <= NginxCity.Most));

    public static MatrixTheoryData<string, int> Taxpayers => new(NginxWays.All, NginxCity.Lengths.Where(length => length is >= 200 and <= NginxCity.Most));

    public static TheoryData<string> Ways => new(NginxWays.All);

    [Theory, MemberData(nameof(Ways))]
    public async Task A_way_is_what_it_is_called(string way)
    {
        using var client = new HttpClient { BaseAddress = fixture.Nginx.Address };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        using var response = await client.GetAsync($"/base/taxpayers/{way}/65537.json");

        Assert.Equal(NginxWays.HasLength(way), response.Content.Headers.NonValidated.Contains("Content-Length"));
        Assert.Equal(!NginxWays.HasLength(way), response.Headers.TransferEncodingChunked ?? false);
        Assert.Equal(way.StartsWith("gzip", StringComparison.Ordinal), response.Content.Headers.ContentEncoding.Contains("gzip"));
    }

    [Theory, MemberData(nameof(Deeds))]
    public async Task A_file_that_is_agreed_whole_passes_byte_by_byte(string way, int length)
    {
        using var response = await fixture.City.GetAsync($"/deeds/{way}/{length}.bin");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(NginxFiles.Deed(length).AsSpan().SequenceEqual(bytes), $"{bytes.Length} other bytes");
        var records = await ReleasedRecords.AssertPassedAsync(fixture.City, response, "call/deed", length);
        Assert.True(length is 0 or >= 65_536 || ReleasedRecords.IsOf(records[0], bytes), "the record is of other bytes");
    }

    [Theory, MemberData(nameof(Taxpayers))]
    public async Task Of_a_document_the_agreed_fields_pass(string way, int length)
    {
        using var response = await fixture.City.GetAsync($"/taxpayers/{way}/{length}.json");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var passes = NginxFiles.Taxpayer(length).Passes;
        Assert.True(passes == text, $"{text.Length} other characters: {text[..Math.Min(200, text.Length)]}");
        var records = await ReleasedRecords.AssertPassedAsync(fixture.City, response, "call/taxpayer", Encoding.UTF8.GetByteCount(passes));
        Assert.Equal(["name", "owner", "amount"], records[0].Fields.Select(field => field.ApiName));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_document_has_the_entrys_length_and_no_byte_more(string way)
    {
        using var longest = await fixture.City.GetAsync($"/taxpayers/{way}/padded-{NginxCity.Most}.json");
        Assert.Equal("""{"data":{"name":"A"}}""", await longest.Content.ReadAsStringAsync());

        using var longer = await fixture.City.GetAsync($"/taxpayers/{way}/padded-{NginxCity.Most + 1}.json");
        Assert.Equal((HttpStatusCode.BadGateway, "PROVIDER_ANSWER_INVALID"), (longer.StatusCode, await ApiCity.ReasonAsync(longer)));
        Assert.Equal(["provider"], longer.Headers.GetValues("Gateway-Fault"));
        await ReleasedRecords.AssertEndedAsync(fixture.City, longer, "PROVIDER_ANSWER_INVALID", FaultSide.Provider);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_file_longer_than_the_entry_lets_it_be_is_refused_or_broken_off(string way)
    {
        using var response = await fixture.City.GetAsync($"/deeds/{way}/{NginxCity.Most + 1}.bin");

        if (NginxWays.HasLength(way))
        {
            Assert.Equal("PROVIDER_ANSWER_INVALID", await ApiCity.ReasonAsync(response));
            Assert.Equal(["provider"], response.Headers.GetValues("Gateway-Fault"));
        }
        else
        {
            // Its first pages have left before anybody can know.
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync());
        }

        await ReleasedRecords.AssertEndedAsync(fixture.City, response, "PROVIDER_ANSWER_INVALID", FaultSide.Provider);
    }

    [Fact]
    public async Task Many_at_once_share_connections_that_nginx_ends_after_a_few_requests_and_all_are_answered()
    {
        var ways = NginxWays.All.ToArray();
        var before = fixture.Nginx.Requests.Count;
        await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (i, token) =>
        {
            var length = i % 2 == 0 ? 4_097 : 65_537;
            using var response = await fixture.City.GetAsync($"/deeds/{ways[i % ways.Length]}/{length}.bin");
            var bytes = await response.Content.ReadAsByteArrayAsync(token);
            Assert.True(NginxFiles.Deed(length).AsSpan().SequenceEqual(bytes), $"call {i}: {response.StatusCode}");
        });

        await Poll.UntilAsync(() => fixture.Nginx.Requests.Count >= before + 300, TimeSpan.FromSeconds(5), "nginx wrote its log");
        var requests = fixture.Nginx.Requests.Skip(before).ToArray();
        Assert.Contains(requests, line => line.StartsWith("7 HTTP/1.1 GET /base/deeds/", StringComparison.Ordinal));
        Assert.DoesNotContain(requests, line => line.StartsWith("8 ", StringComparison.Ordinal));
    }
}
