using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Gateway.Server.Contracts.Reflection;

/// <summary>Registers server reflection under both its names: v1alpha has the messages of v1, by the same numbers.</summary>
internal sealed class ReflectionMethods : IServiceMethodProvider<ReflectionGrpc>
{
    private static readonly string[] s_names = ["grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"];

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ReflectionGrpc> context)
    {
        foreach (var name in s_names)
        {
            var method = new Method<ServerReflectionRequest, ServerReflectionResponse>(
                MethodType.DuplexStreaming,
                name,
                "ServerReflectionInfo",
                Marshallers.Create(message => message.ToByteArray(), ServerReflectionRequest.Parser.ParseFrom),
                Marshallers.Create(message => message.ToByteArray(), ServerReflectionResponse.Parser.ParseFrom));
            context.AddDuplexStreamingMethod(method, [], (service, requests, responses, call) => service.AnswerAsync(requests, responses, call));
        }
    }
}
