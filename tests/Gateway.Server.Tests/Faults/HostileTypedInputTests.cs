using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Faults;

/// <summary>Any bytes as a request of an entry's own service, over the wire: an answer or a clean error, soon, and nothing is kept.</summary>
[Collection(nameof(Alone))]
public sealed class HostileTypedInputTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private const int Rounds = 4;
    private const int CallsPerRound = 105;

    // Sixty-four times the greatest request, the client's part of it included.
    private const long GreatestAllocated = 16L << 20;

    // About half of what the two last rounds send.
    private const long GreatestKept = 2L << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly StatusCode[] s_clean = [StatusCode.OK, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.PermissionDenied];

    private readonly TestCity _city = fixture.City;

    [Fact]
    public Task Any_bytes_as_a_lookup_are_answered_cleanly_and_not_kept() => HoldsAsync(
        "Lookup", MethodType.Unary, [.. TypedCall.Key(), .. TypedCall.Mask("name", "birth_date"), .. TypedCall.Context()]);

    [Fact]
    public Task Any_bytes_as_a_verification_are_answered_cleanly_and_not_kept() => HoldsAsync(
        "Verify", MethodType.Unary, [.. TypedCall.Key(), .. TypedCall.Field(2, Registered.Record(2, 3).ToByteArray()), .. TypedCall.Context()]);

    [Fact]
    public Task Any_bytes_as_a_lookup_of_many_are_answered_cleanly_and_not_kept() => HoldsAsync(
        "LookupMany", MethodType.ServerStreaming, [.. TypedCall.Key(), .. TypedCall.Key(), .. TypedCall.Mask("name", "birth_date"), .. TypedCall.Context()]);

    private async Task HoldsAsync(string name, MethodType type, byte[] sound)
    {
        var method = TypedCall.Method("shared.gongan.v1.ResidentService/" + name, type);
        var invoker = _city.ConnectConsumer().CreateCallInvoker();
        var hostile = new HostileBytes(sound, new Random(7));
        var heaps = new List<long>();
        for (var call = 0; call < Rounds * CallsPerRound; call++)
        {
            var bytes = hostile.Next(call);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var status = await StatusAsync(invoker, method, bytes);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            Assert.True(s_clean.Contains(status), $"{call}: {status} to {Convert.ToHexString(bytes.AsSpan(0, Math.Min(200, bytes.Length)))}");
            Assert.True(allocated < GreatestAllocated, $"{call}: {allocated} bytes allocated for {bytes.Length}");
            if (call % CallsPerRound == CallsPerRound - 1)
            {
                heaps.Add(Heap(_city));
            }
        }

        Assert.True(heaps[^1] - heaps[1] < GreatestKept, string.Join(", ", heaps));
        Assert.Equal("张三丰", await NameOfAsync());
    }

    // The service is as it was.
    private async Task<string> NameOfAsync() => (await _city.Consumer().LookupAsync(Registered.Lookup())).Records[0].Fields["name"].Text;

    private static async Task<StatusCode> StatusAsync(CallInvoker invoker, Method<byte[], byte[]> method, byte[] bytes)
    {
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + s_patience);
        try
        {
            if (method.Type == MethodType.Unary)
            {
                using var unary = invoker.AsyncUnaryCall(method, null, options, bytes);
                await unary;
                return StatusCode.OK;
            }

            using var stream = invoker.AsyncServerStreamingCall(method, null, options, bytes);
            while (await stream.ResponseStream.MoveNext(CancellationToken.None))
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }

    private static long Heap(TestCity city)
    {
        city.Adapter.Forget();
        city.Logs.Forget();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
