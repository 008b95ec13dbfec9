using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>The operations of a department's own API as callers of the gateway see them: what may be sent, and what can pass of the answer.</summary>
internal static class OpenApiApis
{
    private static readonly (string Name, bool Required, string Text)[] s_headers =
    [
        ("Gateway-Item", true, "事项编码，31 或 33 位。"),
        ("Gateway-Scenario", true, "协议约定的使用场景。"),
        ("Gateway-Case", false, "办件编号；与任务编号二选一。"),
        ("Gateway-Task", false, "任务编号；与办件编号二选一。"),
        ("Gateway-Officer", true, "经办人的匿名标识。"),
        ("Gateway-Fields", false, "所需信息项的接口名称，以逗号分隔；不填为协议约定的全部。"),
        ("Gateway-Major", false, "主版本；不填为调用方已签协议的最新版本。"),
    ];

    /// <summary>Writes the paths of an API.</summary>
    public static void Write(Utf8JsonWriter json, Entry entry)
    {
        foreach (var path in entry.Api!.Operations.GroupBy(operation => operation.Path.Text, StringComparer.Ordinal).OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject($"/api/{entry.Path}{path.Key}");
            foreach (var operation in path)
            {
                json.WriteStartObject(operation.Method.ToLowerInvariant());
                WriteOperation(json, entry, operation);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private static void WriteOperation(Utf8JsonWriter json, Entry entry, ApiOperation operation)
    {
        json.WriteString("operationId", $"{entry.Key.Department}.{entry.Key.Name}.{operation.Name}");
        json.WriteString("summary", $"{EntryFacts.NameOf(entry)}：{operation.Name}");
        json.WriteString("description", $"{EntryFacts.TermsOf(entry).Chinese}\n协议以操作名称 {operation.Name} 约定。Agreements grant it as {operation.Name}.");
        json.WriteStartArray("parameters");
        foreach (var parameter in operation.Parameters)
        {
            WriteParameter(json, parameter.Name, parameter.InQuery ? "query" : "path", parameter.Required, parameter.Length, parameter.Pattern?.Text, "");
        }

        foreach (var (name, required, text) in s_headers)
        {
            WriteParameter(json, name, "header", required, 0, null, text);
        }

        json.WriteEndArray();
        if (operation.TakesBody)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            WriteContent(
                json, "application/json", operation.BodySchema is null ? [] : new JsonObject { ["$ref"] = OpenApiBodies.ReferenceTo(entry, operation) });
            json.WriteEndObject();
        }

        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", "应答，仅含协议约定的信息项；状态码以部门接口为准（2xx）。The answer: of it only what is agreed. Another 2xx where the API says so.");
        WriteContent(json, operation.WholeAnswer.Length > 0 ? operation.WholeAnswer : "application/json", SchemaOf(entry, operation));
        json.WriteEndObject();
        OpenApiProblems.WriteReferences(json);
        json.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter json, string name, string place, bool required, int length, string? pattern, string text)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", place);
        json.WriteBoolean("required", required);
        if (text.Length > 0)
        {
            json.WriteString("description", text);
        }

        json.WriteStartObject("schema");
        json.WriteString("type", "string");
        if (length > 0)
        {
            json.WriteNumber("maxLength", length);
        }

        if (pattern is not null)
        {
            json.WriteString("pattern", $"^(?:{pattern})$");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, string type, JsonObject schema)
    {
        json.WriteStartObject("content");
        json.WriteStartObject(type);
        json.WritePropertyName("schema");
        schema.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The shape that the places of the fields make.</summary>
    private static JsonObject SchemaOf(Entry entry, ApiOperation operation)
    {
        var root = new JsonObject();
        foreach (var place in operation.Places)
        {
            var node = root;
            foreach (var segment in place.Pointer.Split('/')[1..])
            {
                node = Below(node, segment);
            }

            var field = entry.Fields[place.Field];
            node["type"] = TypeOf(field.Type);
            node["description"] = $"{field.Name}（{field.ApiName}）";
        }

        return root;
    }

    private static JsonObject Below(JsonObject node, string segment)
    {
        if (segment == "*")
        {
            node["type"] = "array";
            return (JsonObject)(node["items"] ??= new JsonObject());
        }

        node["type"] = "object";
        var properties = (JsonObject)(node["properties"] ??= new JsonObject());
        var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return (JsonObject)(properties[name] ??= new JsonObject());
    }

    /// <summary>Any value may be null. Decimals stand as the API writes them.</summary>
    private static JsonArray TypeOf(FieldType type) => type switch
    {
        FieldType.Integer => ["integer", "null"],
        FieldType.Decimal => ["number", "string", "null"],
        FieldType.Boolean => ["boolean", "null"],
        FieldType.Code => ["string", "integer", "null"],
        _ => ["string", "null"],
    };
}
