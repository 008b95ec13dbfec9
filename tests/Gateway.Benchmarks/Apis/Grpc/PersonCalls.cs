using Gateway.Benchmarks.Apis.Grpc.Wire;
using Gateway.Benchmarks.Exchanges.City;
using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Gateway.Benchmarks.Apis.Grpc;

/// <summary>Unary calls of the API, requests serialised beforehand and answers kept as bytes: the load must cost little.</summary>
internal sealed class PersonCalls : ApiCalls
{
    private static readonly Method<byte[], byte[]> s_method = new(
        MethodType.Unary,
        PeopleService.Descriptor.FullName,
        "GetPerson",
        Marshallers.Create<byte[]>(request => request, answer => answer),
        Marshallers.Create<byte[]>(request => request, answer => answer));

    private readonly byte[][] _all = [.. People.All().Select(person => new GetPersonRequest { Id = person.Id }.ToByteArray())];
    private readonly Metadata _headers;

    /// <param name="entry">The entry that the metadata name; every path but the gateway takes no notice of it.</param>
    public PersonCalls(string entry)
    {
        var context = CityDocuments.Context;
        _headers = new Metadata
        {
            { "gateway-department", ApiCourse.Department },
            { "gateway-entry", entry },
            { "gateway-item", context.ServiceItemCode },
            { "gateway-scenario", context.Scenario },
            { "gateway-case", context.CaseNumber },
            { "gateway-officer", context.OfficerId },
        };
    }

    /// <inheritdoc/>
    public override int RequestBytes => _all[0].Length;

    /// <inheritdoc/>
    public override CallConnection Open(LoadGenerator generator, Uri address)
    {
        var channel = generator.Connect(address);
        var invoker = channel.CreateCallInvoker();
        return new(channel, async (random, cancellationToken) => (await GetAsync(invoker, _all[random.Next(_all.Length)], cancellationToken)).Length);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<byte[]> SampleAsync(CallConnection connection)
    {
        var invoker = ((GrpcChannel)connection.Owner).CreateCallInvoker();
        foreach (var request in _all.Take(Some))
        {
            yield return await GetAsync(invoker, request, CancellationToken.None);
        }
    }

    private async Task<byte[]> GetAsync(CallInvoker invoker, byte[] request, CancellationToken cancellationToken)
    {
        using var call = invoker.AsyncUnaryCall(s_method, null, new CallOptions(_headers, cancellationToken: cancellationToken), request);
        return await call.ResponseAsync;
    }
}
