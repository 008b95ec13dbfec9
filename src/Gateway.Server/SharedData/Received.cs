using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>A message that was received, or bytes that are none.</summary>
/// <param name="Message">The message; null where the bytes are none.</param>
internal sealed record Received<T>(T? Message)
    where T : class, IMessage<T>, new()
{
    private static readonly MessageParser<T> s_parser = new(() => new T());

    /// <summary>Reads requests; a server writes none.</summary>
    public static readonly Marshaller<Received<T>> Marshaller = Marshallers.Create<Received<T>>(
        (_, _) => throw new NotSupportedException("A server reads requests."), Read);

    /// <summary>Reads it; never throws for what a caller sent.</summary>
    public static Received<T> Read(DeserializationContext context)
    {
        try
        {
            return new Received<T>(s_parser.ParseFrom(context.PayloadAsReadOnlySequence()));
        }
        catch (InvalidProtocolBufferException)
        {
            return new Received<T>((T?)null);
        }
    }
}
