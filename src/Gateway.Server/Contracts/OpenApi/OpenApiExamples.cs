using System.Text.Json;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>Examples of messages, with made-up values that their schemas hold valid.</summary>
internal static class OpenApiExamples
{
    /// <summary>An example of a request or response of an entry's contract.</summary>
    public static void Write(Utf8JsonWriter json, Entry entry, string message)
    {
        var names = new ContractMessages(entry.Key);
        json.WriteStartObject();
        if (message == names.Request(Operations.Lookup))
        {
            WriteKey(json, "key", entry);
            WriteMask(json, entry);
            WriteContext(json);
        }
        else if (message == names.Request(Operations.Verify))
        {
            WriteKey(json, "key", entry);
            WriteFields(json, "claims", entry, ShownOf(entry));
            WriteContext(json);
        }
        else if (message == names.Request(Operations.LookupMany))
        {
            json.WriteStartArray("keys");
            WriteKey(json, null, entry);
            json.WriteEndArray();
            WriteMask(json, entry);
            WriteContext(json);
        }
        else
        {
            WriteAnswer(json, entry, verdicts: message == names.Response(Operations.Verify));
        }

        json.WriteEndObject();
    }

    private static IEnumerable<int> ShownOf(Entry entry) =>
        Enumerable.Range(0, entry.Fields.Length).OrderBy(index => entry.KeyFields.Contains(index)).Take(3).Order();

    private static void WriteKey(Utf8JsonWriter json, string? name, Entry entry) => WriteFields(json, name, entry, entry.KeyFields);

    private static void WriteFields(Utf8JsonWriter json, string? name, Entry entry, IEnumerable<int> indexes)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        foreach (var index in indexes)
        {
            json.WritePropertyName(FieldRules.JsonNameOf(entry.Fields[index].ApiName));
            ExampleValues.Write(json, entry, index);
        }

        json.WriteEndObject();
    }

    private static void WriteMask(Utf8JsonWriter json, Entry entry) =>
        json.WriteString("fields", string.Join(',', ShownOf(entry).Select(index => FieldRules.JsonNameOf(entry.Fields[index].ApiName))));

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("context");
        json.WriteString("serviceItemCode", "11110101MB009000XY3330131002001");
        json.WriteString("scenario", "acceptance");
        json.WriteString("caseNumber", "SP330100202601010001");
        json.WriteString("officerId", "officer-7");
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, Entry entry, bool verdicts)
    {
        json.WriteString("outcome", "LOOKUP_OUTCOME_FOUND");
        if (verdicts)
        {
            json.WriteStartObject("verdicts");
            foreach (var index in ShownOf(entry))
            {
                json.WriteString(FieldRules.JsonNameOf(entry.Fields[index].ApiName), "VERDICT_MATCH");
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray("records");
            WriteFields(json, null, entry, ShownOf(entry));
            json.WriteEndArray();
        }

        json.WriteStartObject("provenance");
        json.WriteString("entry", entry.Path);
        json.WriteString("version", entry.Version);
        json.WriteString("provider", entry.Key.Department);
        json.WriteString("fetchedAt", ExampleValues.Moment);
        json.WriteString("checkedAt", ExampleValues.Moment);
        json.WriteString("freshness", "FRESHNESS_LIVE");
        json.WriteEndObject();
        json.WriteStartObject("receipt");
        json.WriteString("exchangeId", "019b76da-a800-7000-8000-000000000001");
        json.WriteBase64String("leafHash", new byte[32]);
        json.WriteString("logOrigin", "city/log");
        json.WriteEndObject();
    }
}
