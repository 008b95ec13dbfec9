using Gateway.Server.Apis.Grpc;
using Gateway.Testing;
using Google.Rpc;
using Grpc.Core;
using GetRequest = Gateway.Server.Tests.Apis.Grpc.Credit.GetRequest;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>How many streams one system may leave open.</summary>
public sealed class OpenStreamsTests
{
    [Fact]
    public async Task One_more_than_it_may_is_refused_and_a_place_is_free_when_one_ends()
    {
        await using var city = await CreditCity.StartAsync();
        city.Upstream.List = async (_, stream, context) =>
        {
            await stream.WriteAsync(Firms.Small());
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        var open = new List<AsyncServerStreamingCall<Gateway.Server.Tests.Apis.Grpc.Credit.Firm>>();
        for (var i = 0; i < OpenApiStreams.GreatestOfSystem; i++)
        {
            open.Add(city.Client.List(new GetRequest(), CreditCity.Headers()));
        }

        foreach (var call in open)
        {
            Assert.True(await call.ResponseStream.MoveNext(default));
        }

        using var more = city.Client.List(new GetRequest(), CreditCity.Headers());
        var refused = await Assert.ThrowsAsync<RpcException>(() => more.ResponseStream.MoveNext(default));
        Assert.Equal("RATE_EXCEEDED", refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);

        // Calls that are answered once go on beside them.
        await city.Client.GetAsync(new GetRequest(), CreditCity.Headers());
        open[0].Dispose();
        await Poll.UntilAsync(
            async () =>
            {
                using var next = city.Client.List(new GetRequest(), CreditCity.Headers());
                try
                {
                    return await next.ResponseStream.MoveNext(default);
                }
                catch (RpcException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(10),
            "a place is free again");
        open.ForEach(call => call.Dispose());
    }
}
