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
    private static readonly Method<LookupRequest, LookupReply> s_lookup = new(
        MethodType.Unary,
        "gateway.v1.SharedDataService",
        "Lookup",
        Marshallers.Create(
            (_, _) => throw new NotSupportedException("A server reads requests."),
            Read),
        Marshallers.Create<LookupReply>(
            (reply, context) =>
            {
                context.SetPayloadLength(reply.CalculateSize());
                reply.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            _ => throw new NotSupportedException("A server writes replies.")));

    private static LookupRequest Read(DeserializationContext context)
    {
        try
        {
            return LookupRequest.Parser.ParseFrom(context.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException)
        {
            return SharedDataGrpc.Unreadable;
        }
    }

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<SharedDataGrpc> context) =>
        context.AddUnaryMethod(s_lookup, [], (service, request, call) => service.LookupAsync(request, call));
}
