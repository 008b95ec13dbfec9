using Grpc.Core;

namespace Gateway.Server.SharedData;

internal static class ReplyMarshaller
{
    /// <summary>Writes replies; a server reads none.</summary>
    public static readonly Marshaller<Reply> Instance = Marshallers.Create<Reply>(
        (reply, context) =>
        {
            context.SetPayloadLength(reply.CalculateSize());
            reply.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        _ => throw new NotSupportedException("A server writes replies."));
}
