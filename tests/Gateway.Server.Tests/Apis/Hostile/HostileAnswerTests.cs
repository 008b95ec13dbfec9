using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>Whatever an API writes on the wire, its caller gets agreed fields or a refusal that names the provider.</summary>
public sealed class HostileAnswerTests(RawCity fixture) : IClassFixture<RawCity>
{
    private const string Json = """{"name":"x","secret":1}""";
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    public static TheoryData<string, string> Answers => new()
    {
        { "a header of 1 MiB", RawUpstream.Sound(Json, $"X-Secret: {new string('s', 1 << 20)}\r\n") },
        { "thousands of headers", RawUpstream.Sound(Json, string.Concat(Enumerable.Range(0, 5_000).Select(i => $"X-{i}: secret\r\n"))) },
        { "a trailer of 1 MiB", Head + "Transfer-Encoding: chunked\r\n\r\n17\r\n" + Json + $"\r\n0\r\nX: {new string('s', 1 << 20)}\r\n\r\n" },
        { "a status that is none", "HTTP/1.1 2x0 OK\r\n\r\n" + Json },
        { "a status of one digit", "HTTP/1.1 2 OK\r\n\r\n" + Json },
        { "a chunk size beyond all numbers", Head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + Json },
        { "no HTTP", "220 secret ESMTP\r\n" },
        { "another version", "HTTP/9.9 200 OK\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n" + Json },
        { "a header without a colon", "HTTP/1.1 200 OK\r\nsecret\r\nContent-Length: 23\r\n\r\n" + Json },
        { "two lengths", Head + "Content-Length: 23\r\nContent-Length: 5\r\n\r\n" + Json },
        { "a negative length", Head + "Content-Length: -1\r\n\r\n" + Json },
        { "length and chunks", Head + "Content-Length: 23\r\nTransfer-Encoding: chunked\r\n\r\n17\r\n" + Json + "\r\n0\r\n\r\n" },
        { "no length and chunks", Head + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n17\r\n" + Json + "\r\n0\r\n\r\n" },
        { "chunks of a coding", Head + "Transfer-Encoding: gzip, chunked\r\n\r\n17\r\n" + Json + "\r\n0\r\n\r\n" },
        { "a chunk size that is none", Head + "Transfer-Encoding: chunked\r\n\r\ngg\r\n" + Json + "\r\n0\r\n\r\n" },
        { "a chunk size beyond all", Head + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" + Json },
        { "a chunk longer than its size", Head + "Transfer-Encoding: chunked\r\n\r\n5\r\n" + Json + "\r\n0\r\n\r\n" },
        { "a chunk that is cut", Head + "Transfer-Encoding: chunked\r\n\r\n17\r\n" + Json },
        { "a body that is cut", Head + "Content-Length: 100\r\n\r\n" + Json },
        { "switching protocols", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: secret\r\nConnection: Upgrade\r\n\r\n" + Json },
        { "a redirect", "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/secret\r\nContent-Length: 0\r\n\r\n" },
        { "part of it", "HTTP/1.1 206 Partial Content\r\nContent-Type: application/json\r\nContent-Range: bytes 0-22/100\r\nContent-Length: 23\r\n\r\n" + Json },
    };

    /// <summary>What is odd, and yet can be read in one way.</summary>
    public static TheoryData<string, string> OddAnswers => new()
    {
        { "informed before", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX: secret\r\n\r\n" + RawUpstream.Sound(Json) },
        { "line feeds alone", RawUpstream.Sound(Json).Replace("\r\n", "\n", StringComparison.Ordinal) },
        { "a folded header", RawUpstream.Sound(Json, "X: a\r\n secret\r\n") },
        { "a zero in a header", RawUpstream.Sound(Json, "X: a\0secret\r\n") },
        { "a second answer behind it", RawUpstream.Sound(Json) + RawUpstream.Sound("""{"name":"secret"}""") },
        { "headers that hold an answer", RawUpstream.Sound(Json, "X: %0d%0a%0d%0aHTTP/1.1 200 OK\r\nGateway-Receipt: secret\r\nSet-Cookie: secret\r\n") },
        { "its end by the connection's", Head + "\r\n" + Json },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task What_is_no_sound_answer_is_the_providers_fault_recorded_and_none_of_it_passes(string what, string text)
    {
        fixture.Upstream.Answer = Once(text);

        await AssertRefusedAsync(what, what.EndsWith("that is cut", StringComparison.Ordinal) ? "PROVIDER_UNAVAILABLE" : "PROVIDER_ANSWER_INVALID");
    }

    [Theory, MemberData(nameof(OddAnswers))]
    public async Task What_is_odd_passes_with_its_agreed_fields_alone(string what, string text)
    {
        fixture.Upstream.Answer = Once(text);

        var answer = await FileAsync();

        Assert.True((answer.Status, answer.Body) == (200, """{"name":"x"}"""), $"{what}: {answer}");
        Assert.DoesNotContain("secret", answer.Head, StringComparison.OrdinalIgnoreCase);
        await AssertServesAsync();
    }

    [Fact]
    public async Task An_answer_without_a_head_is_none()
    {
        fixture.Upstream.Answer = Once(Json);

        await AssertRefusedAsync("HTTP/0.9", "PROVIDER_UNAVAILABLE");
    }

    [Fact]
    public async Task Heads_without_an_end_are_stopped()
    {
        fixture.Upstream.Answer = async (stream, token) =>
        {
            while (await RawUpstream.WriteAsync(stream, string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </secret>\r\n\r\n", 100)), token))
            {
            }

            return false;
        };

        await AssertRefusedAsync("a storm of 103", "PROVIDER_ANSWER_INVALID", "PROVIDER_TIMEOUT");
    }

    [Fact]
    public async Task A_head_that_drips_has_the_entrys_time()
    {
        fixture.Upstream.Answer = async (stream, token) =>
        {
            foreach (var character in "HTTP/1.1 200 OK\r\nX: " + new string('s', 1_000))
            {
                await RawUpstream.WriteAsync(stream, character.ToString(), token);
                await Task.Delay(50, token);
            }

            return false;
        };

        await AssertRefusedAsync("a head that drips", "PROVIDER_TIMEOUT");
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    public async Task A_body_where_there_is_none_passes_nothing_and_spoils_no_later_answer(int status)
    {
        fixture.Upstream.Answer = (stream, token) => RawUpstream.WriteAsync(
            stream, $"HTTP/1.1 {status} None\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n" + Json, token);

        var answer = await FileAsync();

        Assert.Equal((status, ""), (answer.Status, answer.Body));
        await AssertServesAsync();
    }

    [Fact]
    public async Task A_body_without_an_end_is_stopped_at_the_entrys_bound()
    {
        fixture.Upstream.Answer = async (stream, token) =>
        {
            await RawUpstream.WriteAsync(stream, Head + "\r\n{", token);
            while (await RawUpstream.WriteAsync(stream, new string(' ', 1 << 16), token))
            {
            }

            return false;
        };

        await AssertRefusedAsync("an endless body", "PROVIDER_ANSWER_INVALID");
    }

    [Fact]
    public async Task A_body_that_is_stopped_after_its_first_page_is_broken_off_and_its_end_recorded()
    {
        fixture.Upstream.Answer = async (stream, token) =>
        {
            await RawUpstream.WriteAsync(stream, Head + "\r\n{\"name\":\"", token);
            while (await RawUpstream.WriteAsync(stream, new string('s', 1 << 16), token))
            {
            }

            return false;
        };

        var before = (await LogOf.AllAsync(fixture.City.City)).Count;
        await Assert.ThrowsAsync<EndOfStreamException>(FileAsync);

        await Gateway.Testing.Poll.UntilAsync(
            async () => (await LogOf.AllAsync(fixture.City.City)).Skip(before).Any(
                record => record.Kind == Gateway.Contracts.Audit.V1.RecordKind.Closed && record.Reason == "PROVIDER_ANSWER_INVALID"),
            TimeSpan.FromSeconds(5),
            "the end is recorded");
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("gzip", 2, 0, "PROVIDER_ANSWER_INVALID")]
    [InlineData("gzip, gzip", 2, 0, "PROVIDER_ANSWER_INVALID")]
    [InlineData("gzip, identity", 1, 0, "PROVIDER_ANSWER_INVALID")]
    [InlineData("gzip", 1, 12, "PROVIDER_ANSWER_INVALID")]
    [InlineData("gzip", 0, 0, "PROVIDER_ANSWER_INVALID")]
    [InlineData("br", 1, 0, "PROVIDER_ANSWER_INVALID")]
    [InlineData("gzip", 1, 0, "")]
    public async Task A_coded_body_passes_where_it_is_coded_once_as_it_says(string coding, int times, int cut, string reason)
    {
        var body = Encoding.UTF8.GetBytes(Json);
        for (var i = 0; i < times; i++)
        {
            body = Gzip(body);
        }

        fixture.Upstream.Answer = async (stream, token) =>
        {
            await RawUpstream.WriteAsync(stream, Head + $"Content-Encoding: {coding}\r\nContent-Length: {body.Length - cut}\r\n\r\n", token);
            await stream.WriteAsync(body.AsMemory(..^cut), token);
            return true;
        };

        if (reason.Length > 0)
        {
            await AssertRefusedAsync(coding, reason);
        }
        else
        {
            Assert.Equal("""{"name":"x"}""", (await FileAsync()).Body);
        }
    }

    [Theory]
    [InlineData("/filings", "POST", "{}")]
    [InlineData("/drops/1", "POST", "")]
    [InlineData("/drops/1", "DELETE", "")]
    public async Task What_may_change_something_is_asked_once_however_its_connection_ends(string path, string method, string body)
    {
        var city = fixture.City.City;
        await city.ApplyAsync(
            ApiCity.Entry(fixture.Upstream.Address, entry =>
            {
                entry.Revision = 2;
                entry.Api.Operations.Add([Drop("drop", "POST"), Drop("drop_all", "DELETE")]);
            }),
            ApiCity.Agreement(agreement => agreement.ApiOperations.Add(["drop", "drop_all"])));
        fixture.Upstream.Answer = Once(RawUpstream.Sound(Json), keep: true);
        await Gateway.Testing.Poll.UntilAsync(async () => (await AskAsync()).Status == 200, TimeSpan.FromSeconds(5), "the operation is agreed");
        fixture.Upstream.Answer = (_, _) => Task.FromResult(false);
        fixture.Upstream.Requests.Clear();

        var answer = await AskAsync();

        Assert.Equal("PROVIDER_UNAVAILABLE", answer.Reason);
        Assert.Single(fixture.Upstream.Requests);

        async Task<RawAnswer> AskAsync() => Assert.Single(await RawCaller.AskAsync(
            city, RawCaller.Get(path, $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n", method) + body));

        static ApiOperation Drop(string name, string method) => new()
        {
            Name = name,
            Method = method,
            Path = "/drops/{id}",
            Parameters = { new ApiParameter { Name = "id" } },
            Places = { new ApiPlace { Field = "name", Pointer = "/name" } },
        };
    }

    // On the connection that was kept, on a new one, and once more as any failed way is tried.
    [Fact]
    public async Task What_changes_nothing_is_asked_thrice_at_most_where_connections_end_before_an_answer()
    {
        await AssertServesAsync();
        fixture.Upstream.Answer = (_, _) => Task.FromResult(false);
        fixture.Upstream.Requests.Clear();

        var answer = Assert.Single(await RawCaller.AskAsync(fixture.City.City, RawCaller.Get(more: "Connection: close\r\n")));

        Assert.Equal(("PROVIDER_UNAVAILABLE", "provider"), (answer.Reason, answer.Fault));
        Assert.InRange(fixture.Upstream.Requests.Count, 2, 3);
        await AssertServesAsync();
    }

    private static Func<NetworkStream, CancellationToken, Task<bool>> Once(string text, bool keep = false) => async (stream, token) =>
    {
        await RawUpstream.WriteAsync(stream, text, token);
        return keep;
    };

    private async Task<RawAnswer> FileAsync() =>
        Assert.Single(await RawCaller.AskAsync(fixture.City.City, RawCaller.Post("Content-Length: 2\r\nConnection: close\r\n", "{}")));

    private async Task AssertRefusedAsync(string what, params string[] reasons)
    {
        fixture.Upstream.Requests.Clear();

        var answer = await FileAsync();

        Assert.True(reasons.Contains(answer.Reason) && answer.Fault == "provider", $"{what}: {answer}");
        Assert.DoesNotContain("secret", answer.Head + answer.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Single(fixture.Upstream.Requests);
        var (record, _) = await LogOf.FindAsync(fixture.City.City, answer.Exchange);
        Assert.Equal(answer.Reason, record.Reason);
        await AssertServesAsync();
    }

    private async Task AssertServesAsync()
    {
        fixture.Upstream.Answer = Once(RawUpstream.Sound(ApiCity.Taxpayer), keep: true);
        var next = Assert.Single(await RawCaller.AskAsync(fixture.City.City, RawCaller.Get(more: "Connection: close\r\n")));
        Assert.True((next.Status, next.Reason) == (200, ""), next.ToString());
        Assert.StartsWith("""{"data":{"name":"云溪小吃店","owner":"张**",""", next.Body, StringComparison.Ordinal);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return coded.ToArray();
    }
}
