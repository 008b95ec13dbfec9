using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Gateway.Server.SharedData.Typed;

/// <summary>Registers the two methods that serve every entry's own service: bytes in, bytes out.</summary>
internal sealed class TypedMethods : IServiceMethodProvider<TypedGrpc>
{
    private static readonly Marshaller<byte[]> s_bytes = Marshallers.Create<byte[]>(
        (_, _) => throw new NotSupportedException("A server reads requests."), context => context.PayloadAsNewBuffer());

    private static readonly Method<byte[], Reply> s_unary = new(
        MethodType.Unary, TypedPaths.Service, TypedPaths.Unary, s_bytes, ReplyMarshaller.Instance);

    private static readonly Method<byte[], Reply> s_streaming = new(
        MethodType.ServerStreaming, TypedPaths.Service, TypedPaths.Streaming, s_bytes, ReplyMarshaller.Instance);

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TypedGrpc> context)
    {
        context.AddUnaryMethod(s_unary, [], (service, request, call) => service.AnswerAsync(request, call));
        context.AddServerStreamingMethod(s_streaming, [], (service, request, stream, call) => service.StreamAsync(request, stream, call));
    }
}
