using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Json;

/// <summary>The same message in another of the forms that the mapping lets through: other names, orders, spellings, nulls.</summary>
internal sealed class RestyledJson(Random random)
{
    private const long GreatestExact = 1L << 53;

    /// <summary>Another form of a message's JSON.</summary>
    public JsonNode Message(MessageDescriptor type, JsonNode node)
    {
        switch (type.FullName)
        {
            case "google.protobuf.Timestamp":
                return random.Next(2) == 0 ? node.DeepClone() : JsonValue.Create(node.GetValue<string>().Replace("Z", "+00:00", StringComparison.Ordinal));
            case "google.protobuf.Duration" or "google.protobuf.FieldMask":
                return node.DeepClone();
        }

        if (type.File.Name == "google/protobuf/wrappers.proto")
        {
            return Value(type.FindFieldByNumber(1), node);
        }

        var members = node.AsObject().Select(member => (member.Key, member.Value)).ToArray();
        random.Shuffle(members);
        var restyled = new JsonObject();
        foreach (var (name, value) in members)
        {
            var field = type.Fields.InFieldNumberOrder().Single(field => field.JsonName == name);
            restyled.Add(random.Next(2) == 0 ? name : field.Name, Field(field, value!));
        }

        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (random.Next(5) == 0 && !restyled.ContainsKey(field.JsonName) && !restyled.ContainsKey(field.Name) && field.ContainingOneof is null)
            {
                restyled.Add(field.JsonName, null);
            }
        }

        return restyled;
    }

    private JsonNode Field(FieldDescriptor field, JsonNode node) => field switch
    {
        { IsMap: true } => new JsonObject(node.AsObject().Select(member =>
            KeyValuePair.Create(member.Key, (JsonNode?)Value(field.MessageType.FindFieldByNumber(2), member.Value!)))),
        { IsRepeated: true } => new JsonArray([.. node.AsArray().Select(element => Value(field, element!))]),
        _ => Value(field, node),
    };

    private JsonNode Value(FieldDescriptor field, JsonNode node)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                return Message(field.MessageType, node);
            case FieldType.Bytes when random.Next(2) == 0:
                return JsonValue.Create(node.GetValue<string>().Replace('+', '-').Replace('/', '_').TrimEnd('='));
            case FieldType.Enum when random.Next(2) == 0 && node.GetValueKind() == System.Text.Json.JsonValueKind.String:
                return JsonValue.Create(field.EnumType.FindValueByName(node.GetValue<string>())!.Number);
            case FieldType.Double or FieldType.Float when random.Next(2) == 0 && node.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                return JsonValue.Create(node.ToJsonString());
            case FieldType.String or FieldType.Bytes or FieldType.Enum or FieldType.Bool or FieldType.Double or FieldType.Float:
                return node.DeepClone();
            default:
                return Integer(node);
        }
    }

    private JsonNode Integer(JsonNode node)
    {
        var digits = node.ToString();
        var isExact = long.TryParse(digits, CultureInfo.InvariantCulture, out var value) && value is > -GreatestExact and < GreatestExact;
        return random.Next(4) switch
        {
            0 => JsonValue.Create(digits),
            1 => JsonNode.Parse(digits)!,
            2 when isExact => JsonNode.Parse(digits + ".000")!,
            3 when isExact => JsonNode.Parse(digits + ".0e0")!,
            _ => node.DeepClone(),
        };
    }
}
