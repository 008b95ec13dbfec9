using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Cli.Drafting.Bodies;

/// <summary>What schemas of OpenAPI say otherwise than those of JSON Schema 2020-12, which 3.0 does and 3.1 does of <c>readOnly</c> alone.</summary>
internal sealed class SchemaDialect(OpenApiTree document)
{
    /// <summary>It says something of values, which the gateway does not check. What JSON Schema does not know at all says nothing.</summary>
    public static bool IsUncarried(string keyword) => keyword is
        "unevaluatedProperties" or "unevaluatedItems" or "$dynamicRef" or "$dynamicAnchor" or "$recursiveRef" or "$id" or "$anchor" or "$schema";

    /// <summary>The schema with what its dialect says otherwise.</summary>
    /// <param name="from">As it was written.</param>
    /// <param name="to">Its keywords, its parts translated.</param>
    public JsonObject Finish(JsonObject from, JsonObject to)
    {
        if (document.Is30 && to.ContainsKey("$ref"))
        {
            // What stands beside a reference counts for nothing.
            return new JsonObject { ["$ref"] = to["$ref"]!.DeepClone() };
        }

        Require(from, to);
        if (!document.Is30)
        {
            return to;
        }

        Exclude(to, "minimum", "exclusiveMinimum");
        Exclude(to, "maximum", "exclusiveMaximum");
        return IsTrue(from["nullable"]) ? Nullable(to) : to;
    }

    /// <summary>A member that is only read is required of answers alone (OpenAPI 3.0.3, Schema Object).</summary>
    private void Require(JsonObject from, JsonObject to)
    {
        if (to["required"] is not JsonArray required || from["properties"] is not JsonObject properties)
        {
            return;
        }

        JsonNode?[] kept = [.. required.Where(name => !(name is JsonValue text && text.TryGetValue(out string? member) && IsReadOnly(properties[member])))];
        required.Clear();
        foreach (var name in kept)
        {
            required.Add(name);
        }

        if (kept.Length == 0)
        {
            to.Remove("required");
        }
    }

    private bool IsReadOnly(JsonNode? property) =>
        property is JsonObject schema && (IsTrue(schema["readOnly"])
            || (schema["$ref"] is JsonValue reference && reference.TryGetValue(out string? target) && OpenApiTree.PointerOf(target) is { } pointer
                && document.Find(pointer) is JsonObject referred && IsTrue(referred["readOnly"])));

    // true and false beside the bound; a bound of its own in 2020-12.
    private static void Exclude(JsonObject to, string bound, string exclusive)
    {
        if (to[exclusive] is not JsonValue value || value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return;
        }

        to.Remove(exclusive);
        if (value.GetValueKind() == JsonValueKind.True && to[bound] is { } number)
        {
            to.Remove(bound);
            to[exclusive] = number;
        }
    }

    private static JsonObject Nullable(JsonObject to)
    {
        // A keyword of some type says nothing of null; what says something of any value does.
        if (to["type"] is JsonValue type && !to.Any(keyword => keyword.Key is "enum" or "const" or "allOf" or "anyOf" or "oneOf" or "not"))
        {
            to["type"] = new JsonArray(type.DeepClone(), "null");
            return to;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(to, new JsonObject { ["type"] = "null" }) };
    }

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
