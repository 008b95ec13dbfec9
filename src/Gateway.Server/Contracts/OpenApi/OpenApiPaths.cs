using System.Globalization;
using System.Text.Json;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>The operations of an entry at the JSON door. Majors share their paths; callers choose by a query parameter.</summary>
internal static class OpenApiPaths
{
    private static readonly (Operations Method, string Path, Wording Summary)[] s_methods =
    [
        (Operations.Lookup, "lookup", new("Finds the records of one key", "查询")),
        (Operations.Verify, "verify", new("Compares claimed values", "核验")),
        (Operations.LookupMany, "lookupMany", new("Finds the records of many keys", "批量查询")),
    ];

    /// <summary>Writes the paths of the majors of one entry.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="majors">The majors that the document has.</param>
    /// <param name="chooses">More than one is served: calls must say which.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Entry> majors, bool chooses)
    {
        foreach (var method in s_methods)
        {
            Entry[] offering = [.. majors.Where(entry => entry.Operations.HasFlag(method.Method))];
            if (offering.Length > 0)
            {
                json.WriteStartObject($"/v1/data/{offering[0].Path}:{method.Path}");
                json.WriteStartObject("post");
                WriteOperation(json, method, offering, chooses);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }
    }

    private static void WriteOperation(
        Utf8JsonWriter json, (Operations Method, string Path, Wording Summary) method, Entry[] offering, bool chooses)
    {
        var newest = offering[^1];
        json.WriteString("operationId", $"{newest.Key.Department}.{newest.Key.Name}.{method.Path}");
        json.WriteString("summary", $"{method.Summary.Chinese}：{EntryFacts.NameOf(newest)}");
        json.WriteString("description", string.Join('\n', DescriptionOf(newest, method.Summary)));
        json.WriteStartArray("parameters");
        WriteMajor(json, offering, chooses);
        json.WriteEndArray();

        json.WriteStartObject("requestBody");
        json.WriteBoolean("required", true);
        WriteContent(json, "application/json", offering, entry => new ContractMessages(entry.Key).Request(method.Method), mayFail: false);
        json.WriteEndObject();

        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", method.Method == Operations.LookupMany
            ? "按主键顺序，每行一个 JSON 对象；提前结束时，最后一行为问题详情。One JSON object on each line, in the order of the keys; where the stream ends early, the last line is a problem."
            : "应答。The answer.");
        WriteContent(
            json,
            method.Method == Operations.LookupMany ? "application/jsonl" : "application/json",
            offering,
            entry => new ContractMessages(entry.Key).Response(method.Method),
            mayFail: method.Method == Operations.LookupMany);
        json.WriteEndObject();
        OpenApiProblems.WriteReferences(json);
        json.WriteEndObject();
    }

    private static IEnumerable<string> DescriptionOf(Entry entry, Wording summary)
    {
        yield return $"{summary.English}: {entry.Path}.";
        if (CatalogueText.Sentence(entry.Summary) is { Length: > 0 } text)
        {
            yield return text;
        }

        yield return EntryFacts.TermsOf(entry).Chinese;
        yield return EntryFacts.KeysOf(entry);
        yield return string.Create(CultureInfo.InvariantCulture, $"每次应答最多 {entry.RowLimit} 条记录。");
    }

    private static void WriteMajor(Utf8JsonWriter json, Entry[] offering, bool chooses)
    {
        json.WriteStartObject();
        json.WriteString("name", "major");
        json.WriteString("in", "query");
        json.WriteBoolean("required", chooses);
        json.WriteString("description", chooses
            ? "主版本：有多个主版本，须指明。Major version: several are served; say which."
            : "主版本；不填为调用方已签协议的最新版本。Major version; without it, the newest that the caller has agreed.");
        json.WriteStartObject("schema");
        json.WriteString("type", "integer");
        if (offering.Length == 1)
        {
            json.WriteNumber("const", offering[0].Key.Major);
        }
        else
        {
            json.WriteStartArray("enum");
            Array.ForEach(offering, entry => json.WriteNumberValue(entry.Key.Major));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, string type, Entry[] offering, Func<Entry, string> message, bool mayFail)
    {
        json.WriteStartObject("content");
        json.WriteStartObject(type);
        json.WriteStartObject("schema");
        if (offering.Length == 1 && !mayFail)
        {
            WriteReference(json, offering[0], message);
        }
        else
        {
            json.WriteStartArray("anyOf");
            foreach (var entry in offering)
            {
                json.WriteStartObject();
                WriteReference(json, entry, message);
                json.WriteEndObject();
            }

            if (mayFail)
            {
                json.WriteStartObject();
                json.WriteString("$ref", OpenApiProblems.Reference);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WritePropertyName("example");
        OpenApiExamples.Write(json, offering[^1], message(offering[^1]));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, Entry entry, Func<Entry, string> message) =>
        json.WriteString("$ref", OpenApiSchemas.ReferenceTo($"{ContractNames.PackageOf(entry.Key)}.{message(entry)}"));
}
