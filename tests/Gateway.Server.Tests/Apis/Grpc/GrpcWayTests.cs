using System.Net.Sockets;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>
/// What stands in front of a department's servers takes connections when no server is behind it: one that ends before HTTP/2 has begun is a way
/// that failed, always, and another is tried.
/// </summary>
public sealed class GrpcWayTests(RawWay way) : IClassFixture<RawWay>
{
    private const int Times = 5;

    private static readonly byte[] s_http = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    [Theory]
    [InlineData("closes")]
    [InlineData("resets")]
    [InlineData("closes when it was asked")]
    [InlineData("resets when it was asked")]
    [InlineData("speaks HTTP/1.1")]
    [InlineData("speaks nonsense")]
    public async Task A_way_that_leads_to_no_HTTP_2_is_a_failed_one(string how)
    {
        way.Does = (socket, token) => DoAsync(socket, how, token);

        for (var i = 0; i < Times; i++)
        {
            var (_, info) = await Refused.ByAsync(way.City.GetAsync());
            Assert.Equal(("PROVIDER_UNAVAILABLE", "provider"), (info.Reason, info.Metadata["fault_side"]));
            var (record, _) = await LogOf.FindAsync(way.City.City, info.Metadata["exchange_id"]);
            Assert.Equal("PROVIDER_UNAVAILABLE", record.Reason);
        }
    }

    [Theory]
    [InlineData("closes")]
    [InlineData("resets")]
    [InlineData("resets when it was asked")]
    public async Task Another_address_is_tried(string how)
    {
        way.Does = (socket, token) => DoAsync(socket, how, token);
        await Poll.UntilAsync(async () => await Refused.ReasonOrNoneAsync(GetTwice()) == "", TimeSpan.FromSeconds(20), "the entry is served");

        for (var i = 0; i < Times; i++)
        {
            Assert.Equal(Firms.Agreed(), await GetTwice());
        }
    }

    private global::Grpc.Core.AsyncUnaryCall<Credit.Firm> GetTwice() => way.City.GetAsync(headers =>
    {
        headers.Remove(headers.Get("gateway-entry")!);
        headers.Add("gateway-entry", RawWay.Twice);
    });

    private static async Task DoAsync(Socket socket, string how, CancellationToken cancellationToken)
    {
        if (how.StartsWith("resets", StringComparison.Ordinal))
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        if (how is "closes" or "resets")
        {
            return;
        }

        await socket.ReceiveAsync(new byte[4_096], cancellationToken);
        if (how.StartsWith("speaks", StringComparison.Ordinal))
        {
            await socket.SendAsync(how == "speaks nonsense" ? [.. Enumerable.Repeat((byte)'x', 64)] : s_http, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }
}
