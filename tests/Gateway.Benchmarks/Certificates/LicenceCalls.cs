using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Contracts.Certificates.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Benchmarks.Certificates;

/// <summary>Asks for one certificate at a time, its requests serialised beforehand: the load must cost little.</summary>
/// <param name="keys">Certificates that are asked for: the first so many.</param>
/// <param name="maxAge">Greatest age of an answer; null where any will do.</param>
internal sealed class LicenceCalls(int keys, TimeSpan? maxAge = null) : GrpcCalls
{
    private static readonly Method<byte[], ReplySize> s_method = LookupMethod.Of("gateway.certificates.v1.CertificateService", "GetCertificate");

    private readonly byte[][] _all = [.. Enumerable.Range(0, keys).Select(index => Of(Licences.Identifier(index), maxAge).ToByteArray())];

    /// <inheritdoc/>
    public override int RequestBytes => _all[0].Length;

    public int Count => _all.Length;

    public static GetCertificateRequest Of(string identifier, TimeSpan? maxAge)
    {
        var context = CityDocuments.Context;
        context.MaxAge = maxAge is { } age ? Duration.FromTimeSpan(age) : null;
        return new GetCertificateRequest { Identifier = identifier, Fields = { Licences.Columns }, Context = context };
    }

    /// <inheritdoc/>
    public override Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random) => MakeAsync(invoker, options, random.Next(_all.Length));

    /// <summary>Asks for one of them; returns the length of the reply in bytes.</summary>
    public async Task<int> MakeAsync(CallInvoker invoker, CallOptions options, int index)
    {
        using var call = invoker.AsyncUnaryCall(s_method, null, options, _all[index]);
        return (await call.ResponseAsync).Bytes;
    }
}
