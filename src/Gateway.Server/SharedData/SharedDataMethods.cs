using Gateway.Contracts.V1;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>
/// Registers the methods with marshallers of our own: a reply is written as bytes, without a message tree in
/// between.
/// </summary>
internal sealed class SharedDataMethods : IServiceMethodProvider<SharedDataGrpc>
{
    private static readonly Method<Received<LookupRequest>, Reply> s_lookup = Unary<LookupRequest>("Lookup");
    private static readonly Method<Received<VerifyRequest>, Reply> s_verify = Unary<VerifyRequest>("Verify");
    private static readonly Method<Received<LookupManyRequest>, Reply> s_lookupMany = new(
        MethodType.ServerStreaming, SharedDataDoor.Service, "LookupMany", Received<LookupManyRequest>.Marshaller, ReplyMarshaller.Instance);

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<SharedDataGrpc> context)
    {
        context.AddUnaryMethod(s_lookup, [], (service, request, call) => service.LookupAsync(request, call));
        context.AddUnaryMethod(s_verify, [], (service, request, call) => service.VerifyAsync(request, call));
        context.AddServerStreamingMethod(s_lookupMany, [], (service, request, stream, call) => service.LookupManyAsync(request, stream, call));
    }

    private static Method<Received<T>, Reply> Unary<T>(string name)
        where T : class, IMessage<T>, new() => new(MethodType.Unary, SharedDataDoor.Service, name, Received<T>.Marshaller, ReplyMarshaller.Instance);
}
