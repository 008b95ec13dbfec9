using System.Globalization;
using Gateway.Core.Catalogue.Rules;
using Xunit;

namespace Gateway.Core.Tests.Apis.Schemas;

public sealed class SchemaRulesTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "[]", "API_SCHEMA_VALUE #" },
        { "true", "API_SCHEMA_VALUE #" },
        { "{", "API_SCHEMA_JSON #" },
        { "{\n\n\"type\": object}", "API_SCHEMA_JSON # from line 3" },
        { "{\n\"type\":\"object\",\n\"type\":\"array\"}", "API_SCHEMA_REPEATED # line 3" },
        { """{"requird":["a"]}""", "API_SCHEMA_KEYWORD #/requird" },
        { """{"properties":{"a/b":{"nullable":true}}}""", "API_SCHEMA_KEYWORD #/properties/a~1b/nullable" },
        { """{"items":{"unevaluatedProperties":false}}""", "API_SCHEMA_KEYWORD #/items/unevaluatedProperties" },
        { """{"$id":"https://example.org/s"}""", "API_SCHEMA_KEYWORD #/$id" },
        { """{"allOf":[{},{"$dynamicRef":"#a"}]}""", "API_SCHEMA_KEYWORD #/allOf/1/$dynamicRef" },
        { """{"$schema":"http://json-schema.org/draft-07/schema#"}""", "API_SCHEMA_VALUE #/$schema" },
        { """{"items":{"$schema":"https://json-schema.org/draft/2020-12/schema"}}""", "API_SCHEMA_VALUE #/items/$schema" },
        { """{"type":"text"}""", "API_SCHEMA_VALUE #/type" },
        { """{"type":[]}""", "API_SCHEMA_VALUE #/type" },
        { """{"type":["string","string"]}""", "API_SCHEMA_VALUE #/type" },
        { """{"enum":[]}""", "API_SCHEMA_VALUE #/enum" },
        { """{"enum":"a"}""", "API_SCHEMA_VALUE #/enum" },
        { """{"minimum":"1"}""", "API_SCHEMA_VALUE #/minimum" },
        { """{"exclusiveMinimum":true}""", "API_SCHEMA_VALUE #/exclusiveMinimum" },
        { """{"multipleOf":0}""", "API_SCHEMA_VALUE #/multipleOf" },
        { """{"multipleOf":-2}""", "API_SCHEMA_VALUE #/multipleOf" },
        { """{"multipleOf":1.234567890123456}""", "API_SCHEMA_VALUE #/multipleOf" },
        { """{"maxLength":-1}""", "API_SCHEMA_VALUE #/maxLength" },
        { """{"maxLength":1.5}""", "API_SCHEMA_VALUE #/maxLength" },
        { """{"maxItems":2147483648}""", "API_SCHEMA_VALUE #/maxItems" },
        { """{"maxItems":1e9}""", "API_SCHEMA_VALUE #/maxItems" },
        { """{"uniqueItems":"yes"}""", "API_SCHEMA_VALUE #/uniqueItems" },
        { """{"required":"a"}""", "API_SCHEMA_VALUE #/required" },
        { """{"required":["a","a"]}""", "API_SCHEMA_VALUE #/required" },
        { """{"required":[1]}""", "API_SCHEMA_VALUE #/required" },
        { """{"dependentRequired":{"a":"b"}}""", "API_SCHEMA_VALUE #/dependentRequired/a" },
        { """{"properties":[]}""", "API_SCHEMA_VALUE #/properties" },
        { """{"properties":{"a":1}}""", "API_SCHEMA_VALUE #/properties/a" },
        { """{"items":[{}]}""", "API_SCHEMA_VALUE #/items" },
        { """{"allOf":[]}""", "API_SCHEMA_VALUE #/allOf" },
        { """{"anyOf":{}}""", "API_SCHEMA_VALUE #/anyOf" },
        { """{"not":"a"}""", "API_SCHEMA_VALUE #/not" },
        { """{"title":1}""", "API_SCHEMA_VALUE #/title" },
        { """{"$defs":{"a b":{}}}""", "API_SCHEMA_VALUE #/$defs/a b" },
        { """{"items":{"$defs":{"a":{}}}}""", "API_SCHEMA_VALUE #/items/$defs" },
        { """{"$ref":"#/$defs/gone"}""", "API_SCHEMA_REFERENCE #/$ref" },
        { """{"$ref":"https://example.org/s.json"}""", "API_SCHEMA_REFERENCE #/$ref" },
        { """{"$ref":"file:///etc/passwd"}""", "API_SCHEMA_REFERENCE #/$ref" },
        { """{"properties":{"a":{}},"items":{"$ref":"#/properties/a"}}""", "API_SCHEMA_REFERENCE #/items/$ref" },
        { """{"$ref":1}""", "API_SCHEMA_VALUE #/$ref" },
        { """{"$ref":"#"}""", "API_SCHEMA_CIRCLE #" },
        { """{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}""", "API_SCHEMA_CIRCLE #/$defs/a" },
        { """{"if":{"else":{"$ref":"#"}}}""", "" },
        { """{"if":{"if":true,"else":{"$ref":"#"}},"then":{}}""", "API_SCHEMA_CIRCLE #" },
        { """{"pattern":"(?=a)"}""", "API_SCHEMA_PATTERN #/pattern" },
        { """{"patternProperties":{"(a)\\1":{}}}""", "API_SCHEMA_PATTERN #/patternProperties/(a)\\1" },
        { """{"x-a":{"whatever":1},"examples":[{"nullable":1}],"default":{"$ref":"x"},"enum":[{"requird":1}]}""", "" },
        { """{"$schema":"https://json-schema.org/draft/2020-12/schema","format":"date-time","readOnly":true,"xml":{}}""", "" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_told_by_its_place_in_the_schema(string schema, string told)
    {
        var faults = Check(schema);
        if (told.Length == 0)
        {
            Assert.Empty(faults);
            return;
        }

        var fault = Assert.Single(faults);
        var parts = told.Split(' ', 2);
        Assert.Equal(("api.operations[0].body_schema", parts[0]), (fault.Path, fault.Code));
        Assert.Equal(parts[1], $"{fault.English.Split(':')[0]}{(fault.English.Contains(" line ", StringComparison.Ordinal) && parts[1].Contains("line", StringComparison.Ordinal)
            ? fault.English.Contains("from", StringComparison.Ordinal) ? " from line 3" : " line 3" : "")}");
        Assert.StartsWith(fault.English.Split(':')[0] + "：", fault.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("{", fault.English.Split(':', 2)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_named()
    {
        var faults = Check("""{"type":"text","properties":{"a":{"maxLength":-1},"b":{"$ref":"#/$defs/no","pattern":"("}},"requird":[]}""");

        Assert.Equal(
            ["#/requird", "#/type", "#/properties/a/maxLength", "#/properties/b/pattern", "#/properties/b/$ref"], faults.Select(fault => fault.English.Split(':')[0]));
    }

    [Fact]
    public void Faults_are_bounded()
    {
        var many = string.Join(',', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"k{i}\":1")));
        Assert.Equal(50, Check($"{{{many}}}").Count);
    }

    [Fact]
    public void What_cannot_be_seen_in_a_place_is_not_repeated()
    {
        var fault = Assert.Single(Check("{\"properties\":{\"a\\u202e\\n" + new string('b', 500) + "\":{\"type\":1}}}"));
        Assert.StartsWith("#/properties/a??bbb", fault.English, StringComparison.Ordinal);
        Assert.InRange(fault.English.Length, 100, 350);
    }

    internal static IReadOnlyList<RuleFault> Check(string schema)
    {
        var faults = new FaultList();
        using (faults.In("api.operations", 0))
        {
            SchemaRules.Check(faults, "body_schema", schema);
        }

        return faults.Faults;
    }
}
