using System.Text.Json.Nodes;

namespace Gateway.Server.Tests.Apis.Schemas;

/// <summary>Schemas of all keywords that are checked, and bodies that have something to do with them.</summary>
internal sealed class RandomSchemas(Random random)
{
    private static readonly string[] s_names = ["a", "b", "c~d", "e/f", "税"];

    private static readonly string[] s_texts = ["", "a", "ab", "abc", "2025", "1", "税务", "𠮷", "a\nb", "２", " "];

    private static readonly string[] s_patterns =
        ["a", "^a", "b$", "^[a-c]+$", @"^\d+$", @"\D", @"^\w*$", @"\s", "^.$", "^.{2,3}$", "^[^a]*$", "a|2", "^(?:ab?|税.)$", "[一-龥]", @"^\u{20BB7}?$"];

    private static readonly string[] s_types = ["null", "boolean", "number", "integer", "string", "array", "object"];

    // The other validator is wrong of contains beside prefixItems, and of an empty list, of which it says what it said of another before.
    private bool _contains;

    /// <summary>A schema with definitions that lead to each other through members and elements.</summary>
    public JsonObject Schema()
    {
        _contains = random.Next(2) == 0;
        var schema = Object(3);
        schema["$defs"] = new JsonObject { ["one"] = Object(2), ["two"] = new JsonObject { ["items"] = Reference("one"), ["properties"] = new JsonObject { ["a"] = Reference("two") } } };
        return schema;
    }

    /// <summary>A body, often of what the last schema talks about.</summary>
    public JsonNode? Body(int depth = 3) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 or 3 => Number(),
        4 or 5 => Pick(s_texts),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(_contains ? 1 : 0, 5)).Select(_ => Body(depth - 1))]),
        _ => new JsonObject(Some(s_names).Select(name => KeyValuePair.Create(name, Body(depth - 1)))),
    };

    private JsonNode Node(int depth) => random.Next(12) switch
    {
        0 => true,
        1 => false,
        2 => Reference("two"),
        _ => Object(depth),
    };

    private JsonObject Object(int depth)
    {
        var schema = new JsonObject();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (keyword, value) = Keyword(random.Next(depth > 0 ? 34 : 19), depth - 1);
            schema[keyword] = value;
        }

        return schema;
    }

    private (string Keyword, JsonNode? Value) Keyword(int which, int depth) => which switch
    {
        0 or 1 => ("type", Pick(s_types)),
        2 => ("type", new JsonArray([.. Some(s_types).DefaultIfEmpty("object").Select(type => JsonValue.Create(type))])),
        3 => ("enum", new JsonArray([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Body(1))])),
        4 => ("const", Body(1)),
        5 => (Pick(["minimum", "exclusiveMinimum"]), Number()),
        6 => (Pick(["maximum", "exclusiveMaximum"]), Number()),
        7 => ("multipleOf", Pick([2.0, 3.0, 0.5, 0.25, 7.0])),
        8 => ("minLength", random.Next(3)),
        9 => ("maxLength", random.Next(4)),
        10 => ("pattern", Pick(s_patterns)),
        11 => (Pick(["minItems", "minProperties"]), random.Next(3)),
        12 => (Pick(["maxItems", "maxProperties"]), random.Next(4)),
        13 => ("uniqueItems", random.Next(4) > 0),
        14 => ("required", Names()),
        15 => ("dependentRequired", new JsonObject { [Pick(s_names)] = Names() }),
        16 => ("minContains", random.Next(3)),
        17 => ("maxContains", random.Next(3)),
        18 => ("format", "date"),
        19 or 20 => ("properties", Map(s_names, depth)),
        21 => ("patternProperties", Map(s_patterns, depth)),
        22 => ("additionalProperties", Node(depth)),
        23 => ("propertyNames", Node(depth)),
        24 => ("items", Node(depth)),
        25 or 26 => _contains ? ("contains", Node(depth)) : ("prefixItems", List(depth)),
        27 => ("allOf", List(depth)),
        28 => ("anyOf", List(depth)),
        29 => ("oneOf", List(depth)),
        30 => ("not", Node(depth)),
        31 => ("if", Node(depth)),
        32 => (Pick(["then", "else"]), Node(depth)),
        _ => ("dependentSchemas", Map(s_names, depth)),
    };

    private JsonNode Number() => random.Next(4) switch
    {
        0 => JsonNode.Parse(Pick(["1.0", "2e1", "-0.5", "1.25", "100e-2"]))!,
        1 => random.Next(-20, 20) / 4.0,
        _ => random.Next(-3, 8),
    };

    private JsonArray Names() => [.. Some(s_names).Select(name => JsonValue.Create(name))];

    private JsonObject Map(string[] names, int depth) => new(Some(names).Take(3).Select(name => KeyValuePair.Create(name, (JsonNode?)Node(depth))));

    private JsonArray List(int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Node(depth))];

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private List<string> Some(string[] all) => [.. all.Where(_ => random.Next(2) == 0)];

    private T Pick<T>(T[] all) => all[random.Next(all.Length)];
}
