using System.Text.Json;
using Gateway.Core.Apis;
using Gateway.Core.Apis.Schemas;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>The schemas of bodies of departments' own APIs: components, for a reference within one leads to the document's root.</summary>
internal static class OpenApiBodies
{
    private const string Definitions = "#/$defs/";

    /// <summary>Where the schema of an operation's body is.</summary>
    public static string ReferenceTo(Entry entry, ApiOperation operation) => OpenApiSchemas.ReferenceTo(NameOf(entry, operation));

    /// <summary>Writes the schemas of all operations of an API.</summary>
    public static void Write(Utf8JsonWriter json, Entry entry)
    {
        foreach (var operation in entry.Api!.Operations.Where(operation => operation.BodySchema is not null))
        {
            var name = NameOf(entry, operation);
            using var schema = JsonDocument.Parse(operation.BodySchema!.Text);
            json.WritePropertyName(name);
            Write(json, schema.RootElement, name);
            if (!schema.RootElement.TryGetProperty("$defs", out var definitions))
            {
                continue;
            }

            foreach (var definition in definitions.EnumerateObject())
            {
                json.WritePropertyName($"{name}.{definition.Name}");
                Write(json, definition.Value, name);
            }
        }
    }

    private static string NameOf(Entry entry, ApiOperation operation) => $"{entry.Key.Department}.{entry.Key.Name}.{operation.Name}.body";

    private static void Write(Utf8JsonWriter json, JsonElement schema, string name)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var keyword in schema.EnumerateObject().Where(keyword => keyword.Name is not ("$schema" or "$defs")))
        {
            json.WritePropertyName(keyword.Name);
            WriteKeyword(json, keyword, name);
        }

        json.WriteEndObject();
    }

    private static void WriteKeyword(Utf8JsonWriter json, JsonProperty keyword, string name)
    {
        switch (SchemaKeywords.KindOf(keyword.Name))
        {
            case SchemaKeywordKind.Schema:
                Write(json, keyword.Value, name);
                break;
            case SchemaKeywordKind.Schemas:
                json.WriteStartArray();
                foreach (var schema in keyword.Value.EnumerateArray())
                {
                    Write(json, schema, name);
                }

                json.WriteEndArray();
                break;
            case SchemaKeywordKind.SchemaMap:
                json.WriteStartObject();
                foreach (var schema in keyword.Value.EnumerateObject())
                {
                    json.WritePropertyName(schema.Name);
                    Write(json, schema.Value, name);
                }

                json.WriteEndObject();
                break;
            case SchemaKeywordKind.Reference:
                var target = keyword.Value.GetString()!;
                json.WriteStringValue(OpenApiSchemas.ReferenceTo(target == "#" ? name : $"{name}.{target[Definitions.Length..]}"));
                break;
            default:
                keyword.Value.WriteTo(json);
                break;
        }
    }
}
