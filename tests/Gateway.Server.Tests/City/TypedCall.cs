using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Server.Tests.City;

/// <summary>Calls of an entry's own service, byte by byte: what a stub of another language would send.</summary>
internal static class TypedCall
{
    private static readonly Marshaller<byte[]> s_bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    /// <summary>A method by its full name: <c>shared.gongan.v1.ResidentService/Lookup</c>.</summary>
    public static Method<byte[], byte[]> Method(string name, MethodType type = MethodType.Unary) =>
        new(type, name[..name.IndexOf('/')], name[(name.IndexOf('/') + 1)..], s_bytes, s_bytes);

    public static AsyncUnaryCall<byte[]> CallAsync(TestCity city, string method, byte[] request) =>
        city.ConnectConsumer().CreateCallInvoker().AsyncUnaryCall(Method(method), null, default, request);

    public static AsyncServerStreamingCall<byte[]> Stream(TestCity city, string method, byte[] request) =>
        city.ConnectConsumer().CreateCallInvoker().AsyncServerStreamingCall(Method(method, MethodType.ServerStreaming), null, default, request);

    /// <summary>The key of the resident, field 1 of each request.</summary>
    public static byte[] Key(string citizenNumber = Registered.Resident) => Field(1, Field(1, System.Text.Encoding.UTF8.GetBytes(citizenNumber)));

    /// <summary>The mask, field 2.</summary>
    public static byte[] Mask(params string[] paths) => Field(2, new FieldMask { Paths = { paths } }.ToByteArray());

    /// <summary>The context, field 3.</summary>
    public static byte[] Context(ExchangeContext? context = null) => Field(3, (context ?? Registered.Lookup().Context).ToByteArray());

    /// <summary>A field whose value is a length and bytes.</summary>
    public static byte[] Field(int number, byte[] value)
    {
        using var buffer = new MemoryStream();
        using var output = new CodedOutputStream(buffer);
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
        output.Flush();
        return buffer.ToArray();
    }
}
