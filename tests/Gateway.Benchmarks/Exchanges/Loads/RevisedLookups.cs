using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Lookups of one person each, by the own service of one of several entries, which are the same in all but their names.</summary>
internal sealed class RevisedLookups : GrpcCalls
{
    private readonly Method<byte[], ReplySize>[] _methods;
    private readonly byte[][] _all;

    public RevisedLookups(string department, IEnumerable<string> entries, ExchangeContext context)
    {
        _methods = [.. entries.Select(entry => LookupMethod.Of(TypedRequest.Service(department, char.ToUpperInvariant(entry[0]) + entry[1..]), "Lookup"))];
        var rest = TypedRequest.Rest(context);
        _all = [.. People.All().Select(person => (byte[])[.. TypedRequest.Key(person.Id), .. rest])];
    }

    /// <inheritdoc/>
    public override int RequestBytes => _all[0].Length;

    /// <inheritdoc/>
    public override async Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random)
    {
        using var call = invoker.AsyncUnaryCall(_methods[random.Next(_methods.Length)], null, options, _all[random.Next(_all.Length)]);
        return (await call.ResponseAsync).Bytes;
    }
}
