using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Requests of the entry's own service, member by member.</summary>
internal static class TypedRequest
{
    public static string Service(string department, string entry = "Person") => $"shared.{department}.v1.{entry}Service";

    /// <summary>One key.</summary>
    public static byte[] Key(string id) => Member(1, Member(1, System.Text.Encoding.UTF8.GetBytes(id)));

    /// <summary>The field mask and the context.</summary>
    public static byte[] Rest(ExchangeContext context) =>
        [.. Member(2, new FieldMask { Paths = { People.Columns } }.ToByteArray()), .. Member(3, context.ToByteArray())];

    private static byte[] Member(int number, byte[] value)
    {
        using var buffer = new MemoryStream();
        using var output = new CodedOutputStream(buffer);
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
        output.Flush();
        return buffer.ToArray();
    }
}
