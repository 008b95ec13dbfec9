using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Lookups of one person each, their requests serialised beforehand: the load must cost little.</summary>
internal sealed class Lookups : GrpcCalls
{
    private readonly Method<byte[], ReplySize> _method;
    private readonly byte[][] _all;

    private Lookups(Method<byte[], ReplySize> method, IEnumerable<byte[]> all) => (_method, _all) = (method, [.. all]);

    /// <inheritdoc/>
    public override int RequestBytes => _all[0].Length;

    /// <summary>By <c>gateway.v1.SharedDataService</c>.</summary>
    public static Lookups Generic(string department, ExchangeContext context) => new(
        LookupMethod.Raw, People.All().Select(person => Of(department, context, person.Id).ToByteArray()));

    /// <summary>By the entry's own service.</summary>
    public static Lookups Typed(string department, ExchangeContext context)
    {
        var rest = TypedRequest.Rest(context);
        return new(LookupMethod.Of(TypedRequest.Service(department), "Lookup"), People.All().Select(person => (byte[])[.. TypedRequest.Key(person.Id), .. rest]));
    }

    public static LookupRequest Of(string department, ExchangeContext context, string id) => new()
    {
        Department = department,
        Entry = "person",
        Key = { ["id"] = id },
        Fields = { People.Columns },
        Context = context,
    };

    /// <inheritdoc/>
    public override async Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random)
    {
        using var call = invoker.AsyncUnaryCall(_method, null, options, _all[random.Next(_all.Length)]);
        return (await call.ResponseAsync).Bytes;
    }
}
