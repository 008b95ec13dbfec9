using System.Text;
using System.Text.Unicode;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Value = Gateway.Contracts.V1.Value;

namespace Gateway.Server.SharedData.Typed;

/// <summary>Reads values by the type that the catalogue gives their field.</summary>
internal static class TypedValues
{
    /// <summary>The value at the scanner; null where it is none of the type.</summary>
    public static Value? Read(FieldType type, ref RecordScanner scanner)
    {
        if (scanner.WireType != (type is FieldType.Integer or FieldType.Boolean ? WireType.Varint : WireType.Length))
        {
            return null;
        }

        var payload = scanner.Payload;
        return type switch
        {
            FieldType.Integer => new Value { Integer = unchecked((long)scanner.Varint) },
            FieldType.Boolean => new Value { Boolean = scanner.Varint != 0 },
            FieldType.Binary => new Value { Binary = ByteString.CopyFrom(payload) },
            FieldType.Date => ReadDate(payload) is { } date ? new Value { Date = date } : null,
            FieldType.Timestamp => Parse(Timestamp.Parser, payload) is { } moment ? new Value { Timestamp = moment } : null,
            _ when !Utf8.IsValid(payload) => null,
            FieldType.Text => new Value { Text = Encoding.UTF8.GetString(payload) },
            FieldType.Code => new Value { Code = Encoding.UTF8.GetString(payload) },
            FieldType.Decimal => new Value { Decimal = Encoding.UTF8.GetString(payload) },
            _ => null,
        };
    }

    /// <summary>A <c>google.type.Date</c>; null where the bytes are none.</summary>
    public static Date? ReadDate(ReadOnlySpan<byte> bytes) => Parse(Date.Parser, bytes);

    private static T? Parse<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
