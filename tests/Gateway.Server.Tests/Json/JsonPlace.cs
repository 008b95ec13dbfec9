using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Json;

/// <summary>Finds what stands where a fault says.</summary>
internal static class JsonPlace
{
    /// <summary>The value at a path; of a place in a map its key, too, where keys are not simply texts.</summary>
    public static IEnumerable<JsonNode?> Find(MessageDescriptor type, string json, string path)
    {
        var node = JsonNode.Parse(json);
        JsonNode? key = null;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            var field = type.Fields.InFieldNumberOrder().Single(field => field.JsonName == name);
            node = node!.AsObject()[node.AsObject().ContainsKey(name) ? name : field.Name];
            key = null;
            if (bracket >= 0)
            {
                var place = int.Parse(step[(bracket + 1)..^1], CultureInfo.InvariantCulture);
                key = field.IsMap && field.MessageType.FindFieldByNumber(1).FieldType != FieldType.String ? node!.AsObject().ElementAt(place).Key : null;
                node = field.IsMap ? node!.AsObject().ElementAt(place).Value : node!.AsArray()[place];
            }

            field = field.IsMap ? field.MessageType.FindFieldByNumber(2) : field;
            type = field.FieldType == FieldType.Message ? field.MessageType : type;
        }

        return key is null ? [node] : [key, node];
    }
}
