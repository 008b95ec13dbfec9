using System.Net;
using System.Text;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>nginx over TLS, which speaks HTTP/2 where it may: its files arrive, and where its certificate is not right it is asked nothing.</summary>
public sealed class NginxTlsTests(NginxTlsCity fixture) : IClassFixture<NginxTlsCity>
{
    private static readonly string[] s_sound = [NginxDoors.Http2, NginxDoors.Http1, NginxDoors.Mutual];

    public static MatrixTheoryData<string, int> Deeds => new(s_sound, NginxTlsCity.Lengths);

    public static MatrixTheoryData<string, int> Taxpayers => new(s_sound, [16_385, 200_000]);

    [Theory, MemberData(nameof(Deeds))]
    public async Task A_file_passes_byte_by_byte(string door, int length)
    {
        using var response = await fixture.City.GetAsync($"/deeds/{length}.bin", entry: door);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(NginxFiles.Deed(length).AsSpan().SequenceEqual(bytes), $"{bytes.Length} other bytes");
    }

    [Theory, MemberData(nameof(Taxpayers))]
    public async Task Of_a_document_the_agreed_fields_pass(string door, int length)
    {
        using var response = await fixture.City.GetAsync($"/taxpayers/{length}.json", entry: door);

        Assert.Equal(NginxFiles.Taxpayer(length).Passes, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(NginxDoors.Http2, "HTTP/2.0")]
    [InlineData(NginxDoors.Http1, "HTTP/1.1")]
    [InlineData(NginxDoors.Mutual, "HTTP/2.0")]
    public async Task Every_request_is_of_the_version_that_was_agreed_upon(string door, string version)
    {
        using var response = await fixture.City.GetAsync("/deeds/1.bin", entry: door);

        Assert.All(await fixture.RequestsAsync(door, " GET ", 1), line => Assert.Equal(version, line.Split(' ')[1]));
    }

    [Theory]
    [InlineData(NginxDoors.Http2)]
    [InlineData(NginxDoors.Http1)]
    public async Task Many_at_once_over_connections_that_nginx_ends_often_are_all_answered(string door)
    {
        await AtOnceAsync(300, async i =>
        {
            using var response = await fixture.City.GetAsync("/deeds/16385.bin", entry: door);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            Assert.True(NginxFiles.Deed(16_385).AsSpan().SequenceEqual(bytes), $"call {i}: {response.StatusCode}");
        });

        var last = NginxDoors.RequestsOfConnection(door);
        var requests = await fixture.RequestsAsync(door, " GET ", 300);
        Assert.Contains(requests, line => line.StartsWith($"{last} ", StringComparison.Ordinal));
        Assert.DoesNotContain(requests, line => line.StartsWith($"{last + 1} ", StringComparison.Ordinal));
    }

    // What nginx may have taken before it ended a connection is not sent again: then its caller hears that nobody knows.
    [Theory]
    [InlineData(NginxDoors.Http2)]
    [InlineData(NginxDoors.Http1)]
    public async Task Nothing_is_filed_twice_over_connections_that_nginx_ends_often(string door)
    {
        var answered = 0;
        var before = (await fixture.RequestsAsync(door, " POST ", 0)).Length;
        await AtOnceAsync(100, async i =>
        {
            using var response = await FileAsync(door);
            var isAnswered = await response.Content.ReadAsStringAsync() == """{"name":"filed"}""";
            Assert.True(isAnswered || await ApiCity.ReasonAsync(response) is "PROVIDER_UNAVAILABLE" or "PROVIDER_ANSWER_INVALID", $"call {i}");
            _ = isAnswered ? Interlocked.Increment(ref answered) : 0;
        });

        var filed = (await fixture.RequestsAsync(door, " POST ", before + answered)).Length - before;
        Assert.InRange(filed, answered, 100);
        Assert.InRange(answered, 90, 100);
    }

    [Theory]
    [InlineData(NginxDoors.Stranger)]
    [InlineData(NginxDoors.Misnamed)]
    [InlineData(NginxDoors.Expired)]
    [InlineData(NginxDoors.Early)]
    public async Task Where_its_certificate_is_not_right_it_is_asked_nothing_and_the_fault_is_the_departments(string door)
    {
        using var read = await fixture.City.GetAsync("/deeds/1.bin", entry: door);
        using var filed = await FileAsync(door);

        await AssertRefusedAsync(read, 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider);
        await AssertRefusedAsync(filed, 503, "PROVIDER_UNAVAILABLE", FaultSide.Provider);
        Assert.Empty(await fixture.RequestsAsync(door, " ", 0));
    }

    // nginx ends the handshake well and answers 400, so that nobody can tell it from a request that was refused.
    [Theory]
    [InlineData(NginxDoors.Unshown, 400, "API_REQUEST_REFUSED", FaultSide.Consumer)]
    [InlineData(NginxDoors.Denied, 503, "API_CREDENTIAL_REFUSED", FaultSide.Gateway)]
    public async Task Where_it_demands_a_certificate_that_is_not_shown_nothing_is_answered(string door, int status, string reason, FaultSide fault)
    {
        using var response = await fixture.City.GetAsync("/deeds/1.bin", entry: door);

        await AssertRefusedAsync(response, status, reason, fault);
    }

    private static Task AtOnceAsync(int times, Func<int, Task> call) =>
        Parallel.ForAsync(0, times, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (i, _) => await call(i));

    private Task<HttpResponseMessage> FileAsync(string door) => fixture.City.SendAsync(
        HttpMethod.Post, "/filings", request => request.Content = new StringContent("{}", Encoding.UTF8, "application/json"), door);

    private async Task AssertRefusedAsync(HttpResponseMessage response, int status, string reason, FaultSide fault)
    {
        Assert.Equal((status, reason), ((int)response.StatusCode, await ApiCity.ReasonAsync(response)));
        Assert.DoesNotContain("nginx", response + await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        var (record, _) = await LogOf.FindAsync(fixture.City.City, response.Headers.GetValues("Gateway-Exchange").Single());
        Assert.Equal((reason, fault, 0), (record.Reason, record.FaultSide, record.Fields.Count));
    }
}
