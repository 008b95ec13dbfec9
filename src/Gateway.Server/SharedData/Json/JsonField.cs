using System.Text.Json;
using Gateway.Core.Records;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>One field of a message, compiled.</summary>
internal sealed class JsonField
{
    /// <summary>Place among the fields of its message, ascending by number.</summary>
    public required int Index { get; init; }

    /// <summary>Number on the wire.</summary>
    public required int Number { get; init; }

    /// <summary>Type of the value, or of one element.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Name in JSON.</summary>
    public required string Name { get; init; }

    /// <summary>The same as the writer wants it.</summary>
    public required JsonEncodedText EncodedName { get; init; }

    /// <summary>A list, not a map.</summary>
    public required bool IsRepeated { get; init; }

    /// <summary>A map; <see cref="Message"/> is then the plan of one of its entries.</summary>
    public required bool IsMap { get; init; }

    /// <summary>A list whose elements stand in one length-delimited value when written.</summary>
    public required bool IsPacked { get; init; }

    /// <summary>A default that is written counts as a value.</summary>
    public required bool HasPresence { get; init; }

    /// <summary>Place of its oneof in the message; -1 where it is in none.</summary>
    public required int Oneof { get; init; }

    /// <summary>Plan of the message, where the type is one.</summary>
    public required JsonPlan? Message { get; init; }

    /// <summary>Values of the enum, where the type is one.</summary>
    public required JsonEnum? Enum { get; init; }

    /// <summary>Wire type of the value, or of one element that is not packed.</summary>
    public WireType WireType { get; private init; }

    /// <summary>Elements of this type may be packed.</summary>
    public bool IsPackable => WireType != WireType.Length;

    /// <summary>Tag of the value, or of one element that is not packed.</summary>
    public uint Tag => ((uint)Number << 3) | (uint)WireType;

    /// <summary>Tag of anything with a length.</summary>
    public uint LengthTag => ((uint)Number << 3) | (uint)WireType.Length;

    /// <summary>Wire type of a value of the type.</summary>
    public static WireType WireTypeOf(FieldType type) => type switch
    {
        FieldType.String or FieldType.Bytes or FieldType.Message => WireType.Length,
        FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => WireType.Fixed64,
        FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => WireType.Fixed32,
        FieldType.Group => throw new NotSupportedException("Groups have no place in proto3."),
        _ => WireType.Varint,
    };

    /// <summary>The field with the wire type that its type has.</summary>
    public static JsonField Of(
        FieldDescriptor descriptor, int index, int oneof, JsonEncodedText encodedName, JsonPlan? message, JsonEnum? values) => new()
        {
            Index = index,
            Number = descriptor.FieldNumber,
            Type = descriptor.FieldType,
            Name = descriptor.JsonName,
            EncodedName = encodedName,
            IsRepeated = descriptor.IsRepeated && !descriptor.IsMap,
            IsMap = descriptor.IsMap,
            // The descriptor calls lists of texts and messages packed, too.
            IsPacked = descriptor.IsRepeated && descriptor.IsPacked && WireTypeOf(descriptor.FieldType) != WireType.Length,
            HasPresence = descriptor.HasPresence,
            Oneof = oneof,
            Message = message,
            Enum = values,
            WireType = WireTypeOf(descriptor.FieldType),
        };
}
