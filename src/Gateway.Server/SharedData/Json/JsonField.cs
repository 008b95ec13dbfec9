using System.Collections.Frozen;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>One field of a message as it stands in JSON.</summary>
internal sealed class JsonField
{
    private JsonField(FieldDescriptor field, JsonPlan? message)
    {
        Number = field.FieldNumber;
        JsonName = field.JsonName;
        ProtoName = field.Name;
        JsonNameText = JsonEncodedText.Encode(field.JsonName);
        Type = field.FieldType;
        IsRepeated = field.IsRepeated;
        HasPresence = field.HasPresence;
        Oneof = field.RealContainingOneof?.Index ?? -1;
        Message = message;
        if (field.FieldType == FieldType.Enum)
        {
            EnumNumbers = field.EnumType.Values.ToFrozenDictionary(value => value.Name, value => value.Number, StringComparer.Ordinal);
            EnumNames = field.EnumType.Values.GroupBy(value => value.Number)
                .ToFrozenDictionary(same => same.Key, same => JsonEncodedText.Encode(same.First().Name));
        }
    }

    public int Number { get; }

    /// <summary>Name in JSON: lowerCamelCase.</summary>
    public string JsonName { get; }

    /// <summary>Name in the contract.</summary>
    public string ProtoName { get; }

    public JsonEncodedText JsonNameText { get; }

    public FieldType Type { get; }

    public bool IsRepeated { get; }

    /// <summary>Set and not set are told apart, also where the value is the default.</summary>
    public bool HasPresence { get; }

    /// <summary>Index of the oneof that it is a member of; -1 where it is of none.</summary>
    public int Oneof { get; }

    /// <summary>Plan of the message; null for other types.</summary>
    public JsonPlan? Message { get; }

    /// <summary>Numbers of an enum's values by name.</summary>
    public FrozenDictionary<string, int> EnumNumbers { get; } = FrozenDictionary<string, int>.Empty;

    /// <summary>First names of an enum's values by number.</summary>
    public FrozenDictionary<int, JsonEncodedText> EnumNames { get; } = FrozenDictionary<int, JsonEncodedText>.Empty;

    /// <summary>It stands on the wire as a length and bytes.</summary>
    public bool IsDelimited => Type is FieldType.Message or FieldType.String or FieldType.Bytes;

    public static JsonField Of(FieldDescriptor field, Func<MessageDescriptor, JsonPlan> planOf)
    {
        var isKnown = field.FieldType is FieldType.Message or FieldType.String or FieldType.Bytes
            || (!field.IsRepeated && field.FieldType is FieldType.Bool or FieldType.Enum or FieldType.Int32 or FieldType.Int64 or FieldType.UInt32 or FieldType.UInt64);
        return isKnown && !field.IsMap
            ? new JsonField(field, field.FieldType == FieldType.Message ? planOf(field.MessageType) : null)
            : throw new NotSupportedException($"{field.FullName} is of a kind that shared data never has.");
    }
}
