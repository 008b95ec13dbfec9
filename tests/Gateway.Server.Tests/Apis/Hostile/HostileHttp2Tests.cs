using System.Diagnostics;
using System.Text;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>Floods of HTTP/2: bounded, ended, and others are answered meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class HostileHttp2Tests(RawCity fixture) : IClassFixture<RawCity>
{
    private static readonly byte[] s_cancel = [0, 0, 0, 8];

    [Fact]
    public async Task A_plain_call_is_answered()
    {
        await using var connection = await RawHttp2.ConnectAsync(fixture.City.City);
        await connection.SendAsync(RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders | RawHttp2.EndStream, 1, RawHttp2.Head()));

        var frames = await ReadAsync(connection, frame => frame is (_, _, 1, _) && (frame.Flags & RawHttp2.EndStream) != 0 && frame.Type is RawHttp2.Data);

        var body = frames.Where(frame => frame.Type == RawHttp2.Data).SelectMany(frame => frame.Payload).ToArray();
        Assert.StartsWith("""{"data":{"name":"云溪小吃店","owner":"张**",""", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_that_are_opened_and_reset_cost_little_and_hold_no_place()
    {
        var waits = new TaskCompletionSource();
        fixture.Upstream.Answer = async (stream, token) =>
        {
            await waits.Task.WaitAsync(TimeSpan.FromSeconds(5), token);
            return await RawUpstream.WriteAsync(stream, RawUpstream.Sound(ApiCity.Taxpayer), token);
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var connection = await RawHttp2.ConnectAsync(fixture.City.City);
            for (var stream = 1; stream < 4_000; stream += 2)
            {
                byte[] pair =
                [
                    .. RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders | RawHttp2.EndStream, stream, RawHttp2.Head()),
                    .. RawHttp2.Frame(RawHttp2.Reset, 0, stream, s_cancel),
                ];
                if (!await connection.SendAsync(pair))
                {
                    break;
                }
            }
        }));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        waits.SetResult();

        var since = Stopwatch.GetTimestamp();
        await AssertServesAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(grown, long.MinValue, 64 << 20);
    }

    [Fact]
    public async Task Headers_that_go_on_without_end_end_the_connection()
    {
        await using var connection = await RawHttp2.ConnectAsync(fixture.City.City);
        await connection.SendAsync(RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndStream, 1, RawHttp2.Head()));
        var piece = RawHttp2.Frame(RawHttp2.Continuation, 0, 1, RawHttp2.Head(more: ("x", new string('a', 8_000))).AsSpan()[^8_000..]);

        var sent = 0;
        var reading = ReadAsync(connection, frame => frame.Type == RawHttp2.GoAway);
        while (!reading.IsCompleted && await connection.SendAsync(piece))
        {
            Assert.InRange(++sent, 0, 10_000);
        }

        await reading;
        await AssertServesAsync();
    }

    [Fact]
    public async Task Empty_continuations_without_end_end_the_connection()
    {
        await using var connection = await RawHttp2.ConnectAsync(fixture.City.City);
        await connection.SendAsync(RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndStream, 1, []));
        var pieces = Enumerable.Repeat(RawHttp2.Frame(RawHttp2.Continuation, 0, 1, []), 100).SelectMany(frame => frame).ToArray();

        var since = Stopwatch.GetTimestamp();
        var reading = ReadAsync(connection, frame => frame.Type == RawHttp2.GoAway);
        while (!reading.IsCompleted && await connection.SendAsync(pieces))
        {
            await Task.Delay(5);
            Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        }

        await reading;
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("transfer-encoding", "chunked")]
    [InlineData("connection", "close")]
    [InlineData("x", "a\r\nHost: evil")]
    [InlineData("Upper", "a")]
    [InlineData("host", "other")]
    [InlineData("content-length", "5")]
    public async Task Headers_that_HTTP_1_would_read_otherwise_reach_nobody(string name, string value)
    {
        fixture.Upstream.Requests.Clear();
        await using var connection = await RawHttp2.ConnectAsync(fixture.City.City);
        await connection.SendAsync(RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders | RawHttp2.EndStream, 1, RawHttp2.Head(more: (name, value))));

        await ReadAsync(connection, frame => frame.Type is RawHttp2.GoAway or RawHttp2.Reset || frame is { Stream: 1 } && (frame.Flags & RawHttp2.EndStream) != 0);

        Assert.All(fixture.Upstream.Requests, request => Assert.DoesNotContain("evil", request, StringComparison.Ordinal));
        await AssertServesAsync();
    }

    private static async Task<List<(byte Type, byte Flags, int Stream, byte[] Payload)>> ReadAsync(
        RawHttp2 connection, Func<(byte Type, byte Flags, int Stream, byte[] Payload), bool> isLast)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        var frames = new List<(byte, byte, int, byte[])>();
        while (await connection.ReadAsync(patience.Token) is { } frame)
        {
            frames.Add(frame);
            if (isLast(frame))
            {
                break;
            }
        }

        return frames;
    }

    private async Task AssertServesAsync()
    {
        fixture.Upstream.Answer = (stream, token) => RawUpstream.WriteAsync(stream, RawUpstream.Sound(ApiCity.Taxpayer), token);
        var answer = Assert.Single(await RawCaller.AskAsync(fixture.City.City, RawCaller.Get(more: "Connection: close\r\n")));
        Assert.True(answer.Status == 200, answer.ToString());
    }
}
