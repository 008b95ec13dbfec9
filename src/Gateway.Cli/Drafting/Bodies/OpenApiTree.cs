using System.Text.Json.Nodes;
using Microsoft.OpenApi.YamlReader;
using SharpYaml.Serialization;

namespace Gateway.Cli.Drafting.Bodies;

/// <summary>An OpenAPI document as it was written: its model leaves keywords of schemas out.</summary>
internal sealed class OpenApiTree
{
    private const int MostSteps = 32;

    private readonly JsonObject _root;

    private OpenApiTree(JsonObject root) => _root = root;

    /// <summary>Its schemas are those of OpenAPI 3.0, which is a dialect of its own.</summary>
    public bool Is30 => _root["openapi"] is JsonValue version && version.ToString().StartsWith("3.0", StringComparison.Ordinal);

    /// <summary>Reads a text that was read as OpenAPI already. What it throws is of many kinds, as what the reader of OpenAPI does.</summary>
    public static OpenApiTree Read(string text, bool isJson) => new((isJson ? JsonNode.Parse(text) : OfYaml(text))!.AsObject());

    /// <summary>The schema of an operation's body in a media type, and the pointer to it; null where there is none.</summary>
    public (JsonNode Schema, string Pointer)? Body(string path, string method, string mediaType)
    {
        var pointer = $"/paths/{Escaped(path)}";
        foreach (var step in new[] { method, "requestBody", "content", mediaType, "schema" })
        {
            if (Follow(pointer) is not { } whole)
            {
                return null;
            }

            pointer = $"{whole}/{Escaped(step)}";
        }

        return Find(pointer) is { } schema ? (schema, pointer) : null;
    }

    /// <summary>What stands at a pointer, or null.</summary>
    public JsonNode? Find(string pointer)
    {
        JsonNode? node = _root;
        foreach (var step in pointer.Split('/').Skip(1).Select(Unescaped))
        {
            node = node switch
            {
                JsonObject members => members[step],
                JsonArray items when int.TryParse(step, out var index) && index >= 0 && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>The pointer that a reference within the document is; null where it leads elsewhere.</summary>
    public static string? PointerOf(string reference) =>
        reference.StartsWith("#/", StringComparison.Ordinal) ? Uri.UnescapeDataString(reference[1..]) : null;

    /// <summary>A member's name as a step of a pointer.</summary>
    public static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescaped(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    // A path, a body or a media type may stand elsewhere.
    private string? Follow(string pointer)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            if (Find(pointer) is not JsonObject found)
            {
                return null;
            }

            if (found["$ref"] is not JsonValue reference || !reference.TryGetValue(out string? target))
            {
                return pointer;
            }

            if (PointerOf(target) is not { } next)
            {
                return null;
            }

            pointer = next;
        }

        return null;
    }

    private static JsonNode? OfYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? null : YamlConverter.ToJsonNode(stream.Documents[0]);
    }
}
