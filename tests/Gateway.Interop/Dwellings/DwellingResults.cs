using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Interop.Dwellings;

/// <summary>What <see cref="DwellingCalls.All"/> must come to, whoever calls.</summary>
internal static class DwellingResults
{
    private const string Found =
        """
        {
          "outcome": "LOOKUP_OUTCOME_FOUND",
          "records": [{
            "owner_name": "欧阳张三丰",
            "serial": "9007199254740993",
            "field_provenance": [{ "number": 2, "as_of": { "seconds": "1714950489" } }]
          }]
        }
        """;

    private const string Single =
        """
        [
          {
            "answers": [{
              "outcome": "LOOKUP_OUTCOME_FOUND",
              "records": [{
                "citizen_number": "110101195001010009",
                "owner_name": "欧阳张三丰",
                "serial": "9007199254740993",
                "floor_area": "12345678901234567.89",
                "mortgaged": false,
                "registered_on": { "year": 2024, "month": 2, "day": 29 },
                "built_on": { "year": 1998, "month": 7 },
                "recorded_at": { "seconds": "1714950489", "nanos": 123456000 },
                "usage": "10",
                "seal": "AP8Q",
                "proxy_name": "李**",
                "field_states": [
                  { "number": 11, "absence": "ABSENCE_NULL" },
                  { "number": 12, "absence": "ABSENCE_NOT_HELD" },
                  { "number": 13, "absence": "ABSENCE_WITHHELD" }
                ],
                "field_provenance": [{ "number": 2, "as_of": { "seconds": "1714950489" } }]
              }]
            }]
          },
          {
            "answers": [{
              "outcome": "LOOKUP_OUTCOME_FOUND",
              "records": [
                { "owner_name": "王一", "serial": "-1", "mortgaged": true, "field_states": [{ "number": 11, "absence": "ABSENCE_NULL" }] },
                { "owner_name": "王二", "serial": "2", "mortgaged": false, "field_states": [{ "number": 11, "absence": "ABSENCE_NULL" }] }
              ]
            }]
          },
          { "answers": [{ "outcome": "LOOKUP_OUTCOME_NOT_FOUND" }] },
          {
            "answers": [{
              "outcome": "LOOKUP_OUTCOME_FOUND",
              "verdicts": {
                "owner_name": "VERDICT_MATCH",
                "serial": "VERDICT_MISMATCH",
                "floor_area": "VERDICT_MATCH",
                "mortgaged": "VERDICT_MATCH",
                "built_on": "VERDICT_MATCH",
                "recorded_at": "VERDICT_MATCH",
                "seal": "VERDICT_MATCH",
                "remark": "VERDICT_NOT_HELD",
                "heating": "VERDICT_NOT_HELD"
              }
            }]
          }
        ]
        """;

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares results with what must have come; member by member, in whatever order they stand.</summary>
    public static void Check(JsonArray results)
    {
        Assert.Equal(6, results.Count);
        CheckRefusal(results[5]!["refusal"]!, results[5]!["answers"]!.AsArray());
        foreach (var answer in results.SelectMany(result => result!["answers"]!.AsArray()))
        {
            TakeProof(answer!.AsObject());
        }

        var many = results[4]!.DeepClone();
        Assert.Equal(Text(JsonNode.Parse(Single)!), Text(new JsonArray([.. results.Take(4).Select(result => result!.DeepClone())])));
        Assert.Equal(Text(new JsonObject { ["answers"] = Many() }), Text(many));
    }

    // The refusal of a purpose that the agreement does not name.
    private static void CheckRefusal(JsonNode refusal, JsonArray answers)
    {
        Assert.Empty(answers);
        Assert.Equal((7, 7), ((int)refusal["code"]!, (int)refusal["status"]!));
        Assert.Equal(("gateway", "PURPOSE_NOT_AGREED"), ((string?)refusal["domain"], (string?)refusal["reason"]));
        Assert.Equal("D-1", (string?)refusal["metadata"]!["agreement"]);
        Assert.Equal(36, ((string?)refusal["metadata"]!["exchange_id"])!.Length);
    }

    // What is of this call alone: checked by its form, and taken away.
    private static void TakeProof(JsonObject answer)
    {
        if ((string?)answer["outcome"] != "LOOKUP_OUTCOME_FAILED")
        {
            var (receipt, provenance) = (answer["receipt"]!, answer["provenance"]!);
            Assert.Equal((36, 32, "test-city/log"), (((string?)receipt["exchange_id"])!.Length, Bytes(receipt["leaf_hash"]), (string?)receipt["log_origin"]));
            Assert.Equal(("zhujian/dwelling", "zhujian"), ((string?)provenance["entry"], (string?)provenance["provider"]));
            Assert.Equal("FRESHNESS_LIVE", (string?)provenance["freshness"]);
            Assert.True(long.Parse((string)provenance["fetched_at"]!["seconds"]!, System.Globalization.CultureInfo.InvariantCulture) > 0);
        }

        answer.Remove("receipt");
        answer.Remove("provenance");
    }

    private static int Bytes(JsonNode? base64) => Convert.FromBase64String((string)base64!).Length;

    private static JsonArray Many()
    {
        var answers = new JsonArray();
        for (var index = 0; index < 300; index++)
        {
            var answer = index == 150
                ? new JsonObject { ["outcome"] = "LOOKUP_OUTCOME_FAILED", ["fault"] = "SUBJECT_MALFORMED" }
                : JsonNode.Parse(Found)!.AsObject();
            if (index > 0)
            {
                answer["index"] = index;
            }

            answers.Add((JsonNode)answer);
        }

        return answers;
    }

    private static string Text(JsonNode node) => Sorted(node)!.ToJsonString(s_readable);

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        // The texts of a fault are for people; its reason is for programs.
        JsonObject fault when fault["reason"] is { } reason => reason.DeepClone(),
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
