using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Lookups of many people at once, by the entry's own service.</summary>
internal sealed class ManyLookups : GrpcCalls
{
    /// <summary>People of one call.</summary>
    public const int KeyCount = 1000;

    private const int RequestCount = 100;

    private readonly Method<byte[], byte[]> _method;
    private readonly byte[][] _all;

    public ManyLookups(string department, ExchangeContext context)
    {
        var bytes = Marshallers.Create<byte[]>(request => request, reply => reply);
        _method = new Method<byte[], byte[]>(MethodType.ServerStreaming, TypedRequest.Service(department), "LookupMany", bytes, bytes);
        var random = new Random(1);
        var rest = TypedRequest.Rest(context);
        _all = [.. Enumerable.Range(0, RequestCount).Select(_ => (byte[])
            [.. Enumerable.Range(0, KeyCount).SelectMany(_ => TypedRequest.Key(People.At(random.Next(People.Count)).Id)), .. rest])];
    }

    /// <inheritdoc/>
    public override int RequestBytes => _all[0].Length;

    /// <inheritdoc/>
    public override async Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random)
    {
        using var call = invoker.AsyncServerStreamingCall(_method, null, options, _all[random.Next(_all.Length)]);
        var (index, bytes) = (0, 0);
        while (await call.ResponseStream.MoveNext(options.CancellationToken))
        {
            var reply = call.ResponseStream.Current;
            if (!IsFound(reply, index++))
            {
                throw new InvalidDataException("The reply is not that a record of the key was found.");
            }

            bytes += reply.Length;
        }

        return index == KeyCount ? bytes : throw new InvalidDataException($"{index} replies to {KeyCount} keys.");
    }

    // Field 1 is the index, absent where it is 0; field 2 is LOOKUP_OUTCOME_FOUND.
    private static bool IsFound(ReadOnlySpan<byte> reply, int index) => index switch
    {
        0 => reply is [16, 1, ..],
        < 128 => reply is [8, _, 16, 1, ..] && reply[1] == index,
        _ => reply is [8, _, _, 16, 1, ..] && (reply[1] & 0x7F) + (reply[2] << 7) == index,
    };
}
