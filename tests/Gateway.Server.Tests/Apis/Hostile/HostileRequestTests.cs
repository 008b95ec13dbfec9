using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>Requests that two servers could read in two ways: the API sees none of them, or one that the gateway made anew.</summary>
public sealed class HostileRequestTests(RawCity fixture) : IClassFixture<RawCity>
{
    private const string Chunked = "Transfer-Encoding: chunked\r\n";

    // What a server that reads the request otherwise takes for a second one.
    private static readonly string s_smuggled = RawCaller.Get("/audits/1");

    public static TheoryData<string, int, string, string> Requests => new()
    {
        { "length and chunks", 400, "REQUEST_MALFORMED", RawCaller.Post("Content-Length: 5\r\n" + Chunked, "0\r\n\r\n" + s_smuggled) },
        { "chunks and length", 200, "", RawCaller.Post(Chunked + "Content-Length: 5\r\n", "2\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "two lengths", 400, "", RawCaller.Post("Content-Length: 2\r\nContent-Length: 400\r\n", "{}" + s_smuggled) },
        { "two equal lengths", 400, "", RawCaller.Post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a list of lengths", 400, "", RawCaller.Post("Content-Length: 2, 2\r\n", "{}" + s_smuggled) },
        { "a negative length", 400, "", RawCaller.Post("Content-Length: -2\r\n", "{}" + s_smuggled) },
        { "a hexadecimal length", 400, "", RawCaller.Post("Content-Length: 0x2\r\n", "{}" + s_smuggled) },
        { "a length beyond all", 400, "", RawCaller.Post("Content-Length: 99999999999999999999\r\n", "{}" + s_smuggled) },
        { "chunks with a tab", 400, "REQUEST_MALFORMED", RawCaller.Post("Transfer-Encoding:\tchunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "chunks with a vertical tab", 400, "", RawCaller.Post("Transfer-Encoding: \x0bchunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "chunks that are not", 400, "", RawCaller.Post("Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "chunks, then identity", 400, "", RawCaller.Post("Transfer-Encoding: chunked, identity\r\n", "2\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "chunks twice", 400, "", RawCaller.Post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "2\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a blank before the colon", 400, "", RawCaller.Post("Transfer-Encoding : chunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a folded header", 400, "", RawCaller.Post("Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a header that begins with a blank", 400, "", RawCaller.Post(" Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a header without a colon", 400, "", RawCaller.Post("Transfer-Encoding\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a bare return", 400, "", RawCaller.Post("X: a\rTransfer-Encoding: chunked\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a zero in a header", 400, "", RawCaller.Post("X: a\0b\r\nContent-Length: 2\r\n", "{}" + s_smuggled) },
        { "a chunk size that is none", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "g\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a chunk size with a sign", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "+2\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a chunk size with 0x", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "0x2\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a chunk size beyond all", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "fffffffffffffffff2\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a chunk longer than its size", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "1\r\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a chunk that ends in a bare line feed", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "2\n{}\n0\n\n" + s_smuggled) },
        { "a chunk size behind a bare line feed in an extension", 400, "REQUEST_MALFORMED", RawCaller.Post(Chunked, "2;\n{}\r\n0\r\n\r\n" + s_smuggled) },
        { "a host twice", 400, "", $"GET /api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n{RawCaller.Context}\r\n" + s_smuggled },
        { "no host", 400, "", $"GET /api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.1\r\n{RawCaller.Context}\r\n" + s_smuggled },
        { "an absolute form", 400, "REQUEST_MALFORMED", $"GET https://localhost/api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.1\r\nHost: localhost\r\n{RawCaller.Context}Connection: close\r\n\r\n" },
        { "an absolute form of another host", 400, "", $"GET https://169.254.169.254/api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.1\r\nHost: localhost\r\n{RawCaller.Context}Connection: close\r\n\r\n" },
        { "an authority form", 405, "", $"GET localhost:443 HTTP/1.1\r\nHost: localhost\r\n{RawCaller.Context}Connection: close\r\n\r\n" },
        { "a connect", 404, "", $"CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: 169.254.169.254:80\r\n{RawCaller.Context}Connection: close\r\n\r\n" },
        { "a connect to a path", 501, "OPERATION_NOT_OFFERED", RawCaller.Get(method: "CONNECT", more: "Connection: close\r\n") },
        { "a star", 404, "", $"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n{RawCaller.Context}Connection: close\r\n\r\n" },
        { "a trace", 501, "OPERATION_NOT_OFFERED", RawCaller.Get(method: "TRACE", more: "Connection: close\r\n") },
        { "options", 501, "OPERATION_NOT_OFFERED", RawCaller.Get(method: "OPTIONS", more: "Connection: close\r\n") },
        { "a head", 501, "", RawCaller.Get(method: "HEAD", more: "Connection: close\r\n") },
        { "a method in lower case", 501, "OPERATION_NOT_OFFERED", RawCaller.Get(method: "get", more: "Connection: close\r\n") },
        { "a method of nobody", 400, "", RawCaller.Get(method: "G(ET", more: "Connection: close\r\n") },
        { "a tab in the first line", 400, "", $"GET\t/api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.1\r\nHost: localhost\r\n{RawCaller.Context}\r\n" },
        { "two blanks in the first line", 400, "", $"GET  /api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.1\r\nHost: localhost\r\n{RawCaller.Context}Connection: close\r\n\r\n" },
        { "a blank in the path", 400, "", RawCaller.Get("/taxpayers/a b", "Connection: close\r\n") },
        { "a version of nobody", 505, "", $"GET /api/gongan/tax/taxpayers/{ApiCity.Firm} HTTP/1.9\r\nHost: localhost\r\n{RawCaller.Context}\r\n" },
        { "no version", 400, "", $"GET /api/gongan/tax/taxpayers/{ApiCity.Firm}\r\n\r\n" },
        { "plain HTTP/2", 505, "", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" },
        { "line ends in the path", 400, "REQUEST_MALFORMED", RawCaller.Get("/taxpayers/x%0d%0aHost:%20evil", "Connection: close\r\n") },
        { "line ends in the query", 400, "REQUEST_MALFORMED", RawCaller.Get("/taxpayers/" + ApiCity.Firm + "?year=1%0d%0aX:%20y", "Connection: close\r\n") },
        { "line ends in a context header", 200, "", RawCaller.Get(more: "Gateway-Channel: a%0d%0aX: y\r\nConnection: close\r\n") },
        { "a control character in a context header", 400, "REQUEST_MALFORMED", RawCaller.Get(more: "Gateway-Channel: a\x01" + "b\r\nConnection: close\r\n") },
        { "no UTF-8 in a context header", 400, "", RawCaller.Get(more: "Gateway-Channel: a\xff" + "b\r\nConnection: close\r\n") },
        { "a context header twice", 400, "REQUEST_MALFORMED", RawCaller.Get(more: "Gateway-Item: x\r\nConnection: close\r\n") },
        { "a fragment", 400, "REQUEST_MALFORMED", RawCaller.Get("/taxpayers/" + ApiCity.Firm + "#x", "Connection: close\r\n") },
        { "a path beyond all", 400, "REQUEST_MALFORMED", RawCaller.Get("/taxpayers/" + new string('a', 7_000), "Connection: close\r\n") },
        { "a first line beyond all", 414, "", RawCaller.Get("/taxpayers/" + new string('a', 40_000)) },
        { "a header beyond all", 431, "", RawCaller.Get(more: "X: " + new string('a', 40_000) + "\r\n") },
        { "headers beyond all", 431, "", RawCaller.Get(more: string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\r\n"))) },
        { "a body beyond all", 413, "REQUEST_TOO_LARGE", RawCaller.Post("Content-Length: 2000000000\r\n", "{") },
        { "a body where none is taken", 400, "REQUEST_MALFORMED", RawCaller.Get(more: "Content-Length: 2\r\nConnection: close\r\n") + "{}" },
        { "chunks where none are taken", 400, "REQUEST_MALFORMED", RawCaller.Get(more: Chunked + "Connection: close\r\n") + "0\r\n\r\n" },
        { "an upgrade", 400, "REQUEST_MALFORMED", RawCaller.Get(more: "Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n") },
        { "an upgrade to HTTP/2", 400, "REQUEST_MALFORMED", RawCaller.Get(more: "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n") },
        { "an expectation of nobody", 200, "", RawCaller.Post("Expect: 200-maybe\r\nContent-Length: 2\r\nConnection: close\r\n", "{}") },
    };

    [Theory, MemberData(nameof(Requests))]
    public async Task A_request_that_can_be_read_in_two_ways_ends_its_connection_and_is_asked_once_at_most(
        string what, int status, string reason, string request)
    {
        fixture.Upstream.Requests.Clear();

        var answer = Assert.Single(await RawCaller.AskAsync(fixture.City.City, request));

        Assert.True((status, reason) == (answer.Status, answer.Reason), $"{what}: {answer.Status} {answer.Reason}");
        Assert.Equal(status == 200 ? 1 : 0, fixture.Upstream.Requests.Count);
        Assert.All(fixture.Upstream.Requests, AssertMadeAnew);
        if (reason.Length > 0)
        {
            Assert.Equal("consumer", answer.Fault);
            var (record, _) = await LogOf.FindAsync(fixture.City.City, answer.Exchange);
            Assert.Equal((reason, "shenpi-window"), (record.Reason, record.ConsumerSystem));
        }

        await AssertServesAsync();
    }

    [Fact]
    public async Task Requests_behind_each_other_are_answered_in_their_order_and_each_is_decided()
    {
        fixture.Upstream.Requests.Clear();

        var answers = await RawCaller.AskAsync(
            fixture.City.City,
            RawCaller.Get() + RawCaller.Get("/audits/1") + RawCaller.Post("Content-Length: 2\r\n", "{}") + RawCaller.Get("/nothing") + RawCaller.Get(more: "Connection: close\r\n"));

        Assert.Equal(["", "OPERATION_NOT_AGREED", "", "OPERATION_NOT_OFFERED", ""], answers.Select(answer => answer.Reason));
        Assert.Equal(3, fixture.Upstream.Requests.Count);
        Assert.All(fixture.Upstream.Requests, AssertMadeAnew);
    }

    // The server takes the sign for none. What follows is decided by itself, like any request.
    [Fact]
    public async Task What_follows_a_signed_length_is_decided_like_any_request()
    {
        var answers = await RawCaller.AskAsync(fixture.City.City, RawCaller.Post("Content-Length: +2\r\n", "{}" + s_smuggled), 2);

        Assert.Equal(["", "OPERATION_NOT_AGREED"], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task A_body_that_waits_to_be_wanted_is_asked_for_where_it_is_and_only_there()
    {
        await using var caller = await RawCaller.ConnectAsync(fixture.City.City);
        await caller.SendAsync(RawCaller.Post("Expect: 100-continue\r\nContent-Length: 2\r\n"));
        Assert.Equal(100, Assert.Single(await caller.ReadAsync(1)).Status);
        await caller.SendAsync("{}");
        Assert.Equal(200, Assert.Single(await caller.ReadAsync(1)).Status);

        await caller.SendAsync(RawCaller.Get("/nothing", "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n", "POST"));
        Assert.Equal("OPERATION_NOT_OFFERED", Assert.Single(await caller.ReadAsync(1)).Reason);
    }

    private async Task AssertServesAsync()
    {
        var next = Assert.Single(await RawCaller.AskAsync(fixture.City.City, RawCaller.Get(more: "Connection: close\r\n")));
        Assert.Equal((200, ""), (next.Status, next.Reason));
    }

    private static void AssertMadeAnew(string request)
    {
        Assert.Matches($"^(GET /base/taxpayers/{ApiCity.Firm}|POST /base/filings) HTTP/1.1\r\nHost: ", request);
        foreach (var name in (string[])["Transfer-Encoding", "Upgrade", "Connection", "Expect", "Gateway-Item", "audits", "X:"])
        {
            Assert.DoesNotContain(name, request, StringComparison.OrdinalIgnoreCase);
        }
    }
}
