using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>The call with its request serialised beforehand, and of the reply but a glance: the load must cost little.</summary>
internal static class LookupMethod
{
    public static readonly Method<byte[], ReplySize> Raw = Of("gateway.v1.SharedDataService", "Lookup");

    public static Method<byte[], ReplySize> Of(string service, string name) => new(
        MethodType.Unary,
        service,
        name,
        Marshallers.Create<byte[]>(Write, _ => throw new NotSupportedException()),
        Marshallers.Create<ReplySize>((_, _) => throw new NotSupportedException(), Read));

    private static void Write(byte[] request, SerializationContext context) => context.Complete(request);

    private static ReplySize Read(DeserializationContext context)
    {
        // Field 1, a number: LOOKUP_OUTCOME_FOUND.
        var start = context.PayloadAsReadOnlySequence().FirstSpan;
        return start is [8, 1, ..]
            ? new ReplySize(context.PayloadLength)
            : throw new InvalidDataException("The reply is not that a record was found.");
    }
}
