using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Interop.Dwellings;

/// <summary>Messages of generated code as the clients of other languages print theirs: what is set, 64-bit numbers as text.</summary>
internal static class MessageJson
{
    public static JsonObject Of(IMessage message)
    {
        var made = new JsonObject();
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (value is IDictionary map)
            {
                made[field.Name] = new JsonObject(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, (JsonNode?)(string?)map[key])));
            }
            else if (value is IList { Count: > 0 } list)
            {
                made[field.Name] = new JsonArray([.. list.Cast<object>().Select(item => ValueOf(field, item))]);
            }
            else if (!field.IsRepeated && IsSet(message, field, value))
            {
                made[field.Name] = ValueOf(field, value);
            }
        }

        return made;
    }

    private static bool IsSet(IMessage message, FieldDescriptor field, object? value) => field.HasPresence
        ? field.Accessor.HasValue(message)
        : value is not (null or "" or false or 0 or 0u or 0L or 0UL or ByteString { IsEmpty: true }) && (value is not Enum || NumberOf(value) != 0);

    private static JsonNode ValueOf(FieldDescriptor field, object value) => value switch
    {
        IMessage message => Of(message),
        ByteString bytes => bytes.ToBase64(),
        bool flag => flag,
        string text => text,
        int number => number,
        uint number => number,
        long number => number.ToString(CultureInfo.InvariantCulture),
        Enum => field.EnumType.FindValueByNumber(NumberOf(value)).Name,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, field.FullName),
    };

    private static int NumberOf(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
