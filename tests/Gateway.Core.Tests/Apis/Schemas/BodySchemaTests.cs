using System.Text;
using Gateway.Core.Apis.Schemas;
using Gateway.Core.Catalogue.Rules;
using Xunit;

namespace Gateway.Core.Tests.Apis.Schemas;

public sealed class BodySchemaTests
{
    /// <summary>Schema, body, and what is told of it; nothing where it passes.</summary>
    public static TheoryData<string, string, string> Bodies => new()
    {
        { """{}""", """{"any":["thing",1,null]}""", "" },
        { """{"type":"object"}""", "[]", " must be of type object" },
        { """{"type":["string","null"]}""", "null", "" },
        { """{"type":["string","null"]}""", "1", " must be of type string, null" },
        { """{"type":"integer"}""", "1.0", "" },
        { """{"type":"integer"}""", "1e2", "" },
        { """{"type":"integer"}""", "15e-1", " must be of type integer" },
        { """{"type":["integer","number"]}""", "1.5", "" },
        { """{"enum":["VAT","CIT",3]}""", "\"CI\\u0054\"", "" },
        { """{"enum":["VAT","CIT",3]}""", "3.00", "" },
        { """{"enum":["VAT","CIT",3]}""", "\"secret\"", " must be one of \"VAT\", \"CIT\", 3" },
        { """{"const":{"a":[1,2],"b":null}}""", """{"b":null,"a":[1.0,2]}""", "" },
        { """{"const":{"a":[1,2]}}""", """{"a":[2,1]}""", " must be one of {\"a\":[1,2]}" },
        { """{"minimum":1,"maximum":5}""", "0.99999999999999999999999999", " must be at least 1" },
        { """{"minimum":1,"maximum":5}""", "5.00", "" },
        { """{"minimum":1,"maximum":5}""", "5.00000000000000000000000001", " must be at most 5" },
        { """{"exclusiveMinimum":-1.5,"exclusiveMaximum":1e3}""", "-1.50", " must be above -1.5" },
        { """{"exclusiveMinimum":-1.5,"exclusiveMaximum":1e3}""", "1000", " must be below 1e3" },
        { """{"minimum":-2}""", "-10", " must be at least -2" },
        { """{"multipleOf":0.01}""", "19.99", "" },
        { """{"multipleOf":0.01}""", "19.999", " must be a multiple of 0.01" },
        { """{"multipleOf":7}""", "1e30", " must be a multiple of 7" },
        { """{"multipleOf":7}""", "7e30", "" },
        { """{"multipleOf":7}""", "-0", "" },
        { """{"minLength":2,"maxLength":3}""", "\"𠮷野\"", "" },
        { """{"minLength":2,"maxLength":3}""", "\"\\ud842\\udfb7\"", " must have at least 2 characters" },
        { """{"minLength":2,"maxLength":3}""", "\"云溪区税\"", " must have at most 3 characters" },
        { """{"pattern":"^\\d{4}$"}""", "\"2025\"", "" },
        { """{"pattern":"^\\d{4}$"}""", "\"2025\\n\"", @" must match ^\d{4}$" },
        { """{"items":{"type":"integer"},"minItems":1}""", "[]", " must have at least 1 elements" },
        { """{"items":{"type":"integer"},"maxItems":3}""", """[1,"a",2,null]""", " must have at most 3 elements|/1 must be of type integer|/3 must be of type integer" },
        { """{"prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}""", """["a",1]""", "" },
        { """{"prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}""", """["a","b",3]""", "/1 must be of type integer|/2 must not be there" },
        { """{"uniqueItems":true}""", """[1,"1",[1],{"a":1,"b":2}]""", "" },
        { """{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1.0}]""", " must not have equal elements" },
        { """{"contains":{"const":1},"minContains":2,"maxContains":3}""", "[1,2]", " must have at least 2 elements of those that the schema asks for" },
        { """{"contains":{"const":1},"minContains":2,"maxContains":3}""", "[1,1,1,1]", " must have at most 3 elements of those that the schema counts" },
        { """{"contains":{"const":1},"minContains":0}""", "[]", "" },
        { """{"minProperties":1,"maxProperties":1}""", "{}", " must have at least 1 members" },
        { """{"minProperties":1,"maxProperties":1}""", """{"a":1,"b":1}""", " must have at most 1 members" },
        { """{"required":["nsrsbh","nd","je"]}""", """{"nd":1}""", " lacks nsrsbh, je" },
        { """{"dependentRequired":{"agent":["agent_id"]}}""", """{"agent":1}""", " lacks agent_id, which goes with agent" },
        { """{"dependentSchemas":{"agent":{"required":["agent_id"]}}}""", """{"agent":1}""", " lacks agent_id" },
        { """{"properties":{"a/b":{"items":{"properties":{"c~d":{"type":"null"}}}}}}""", """{"a/b":[{},{"c~d":1}]}""", "/a~1b/1/c~0d must be of type null" },
        { """{"properties":{"a":true},"additionalProperties":false}""", """{"a":1,"110101195001010009":2}""", "/#2 is a member that the schema does not name; it names a" },
        { """{"additionalProperties":{"items":{"type":"string"}}}""", """{"secret":["x",1]}""", "/#1/1 must be of type string" },
        { """{"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":false}""", """{"x-a":1,"x-b":"2","y":3}""",
            "/#2 must be of type integer|/#3 is a member that the schema does not name; it names –" },
        { """{"propertyNames":{"maxLength":3}}""", """{"abc":1,"abcd":2}""", "/#2 must have a name that the schema takes" },
        { """{"allOf":[{"required":["a"]},{"required":["b"]}]}""", "{}", " lacks a| lacks b" },
        { """{"anyOf":[{"type":"string"},{"minimum":5}]}""", "4", " must be as one of the alternatives of the schema" },
        { """{"oneOf":[{"type":"integer"},{"minimum":5}]}""", "6", " must be as just one of the alternatives of the schema" },
        { """{"oneOf":[{"type":"integer"},{"minimum":5}]}""", "4", "" },
        { """{"not":{"required":["draft"]}}""", """{"draft":1}""", " must not be of the kind that the schema excludes" },
        { """{"if":{"properties":{"t":{"const":"F"}}},"then":{"required":["uscc"]},"else":{"required":["id"]}}""", """{"t":"F"}""", " lacks uscc" },
        { """{"if":{"properties":{"t":{"const":"F"}}},"then":{"required":["uscc"]},"else":{"required":["id"]}}""", """{"t":"P"}""", " lacks id" },
        { """{"$ref":"#/$defs/node","$defs":{"node":{"required":["v"],"properties":{"next":{"$ref":"#/$defs/node"}}}}}""", """{"v":1,"next":{"v":2,"next":{}}}""", "/next/next lacks v" },
        { """{"type":"object","properties":{"under":{"items":{"$ref":"#"}}}}""", """{"under":[{"under":[3]}]}""", "/under/0/under/0 must be of type object" },
        { """{"items":{"type":"string"}}""", "[1,2,3,4,5,6,7]",
            "/0 must be of type string|/1 must be of type string|/2 must be of type string|/3 must be of type string|/4 must be of type string" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void What_is_not_as_wanted_is_told_by_its_place(string schema, string body, string told) => Assert.Equal(told, Told(schema, body));

    [Theory]
    [InlineData("", "must be JSON")]
    [InlineData("{", "must be JSON")]
    [InlineData("{}{}", "must be JSON")]
    [InlineData("{'a':1}", "must be JSON")]
    [InlineData("[1,]", "must be JSON")]
    [InlineData("[01]", "must be JSON")]
    [InlineData("NaN", "must be JSON")]
    [InlineData("// a\n1", "must be JSON")]
    [InlineData("\uFEFF{}", "must be JSON")]
    [InlineData("{\"a\":1,\"a\":2}", "must not have a name twice in one object")]
    [InlineData("[{\"b\":{\"a\":1,\"c\":{\"a\":1},\"\\u0061\":2}}]", "must not have a name twice in one object")]
    [InlineData("{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1,\"9\":1,\"10\":1,\"4\":1}", "must not have a name twice in one object")]
    [InlineData("\"\\ud800\"", "must be in UTF-8, without halves of surrogate pairs")]
    [InlineData("{\"\\udc00\":1}", "must be in UTF-8, without halves of surrogate pairs")]
    public void What_two_readers_could_read_differently_is_refused(string body, string told) => Assert.Equal(" " + told, Told("{}", body));

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC0, 0xAF, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 })]
    public void Bytes_that_are_no_UTF8_are_refused(byte[] body) =>
        Assert.StartsWith("must be in UTF-8", Assert.Single(new BodySchema("{}").Check(body)).English, StringComparison.Ordinal);

    [Fact]
    public void Names_may_recur_in_other_objects() => Assert.Equal("", Told("{}", """{"a":{"a":1},"b":[{"a":1},{"a":2}],"A":1}"""));

    [Fact]
    public void Every_fault_is_told_in_both_languages_and_repeats_nothing_of_the_body()
    {
        foreach (var (schema, body, _) in Bodies.Select(row => row.Data))
        {
            foreach (var fault in new BodySchema(schema).Check(Encoding.UTF8.GetBytes(body)))
            {
                Assert.Contains(fault.Chinese, character => character is >= '\u4e00' and <= '\u9fff');
                Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("110101195001010009", fault.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("{0}", fault.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("""{"type":"object","minimum":1}""", """ { "minimum" : 1.0, "type" : "object" } """, true)]
    [InlineData("""{"required":["a","b"]}""", """{"required":["b","a"]}""", false)]
    [InlineData("""{"title":"a"}""", """{"title":"b"}""", false)]
    public void Schemas_are_the_same_that_are_equal_as_JSON(string one, string other, bool same) => Assert.Equal(same, new BodySchema(one).IsSameAs(new BodySchema(other)));

    [Fact]
    public void A_schema_that_was_never_checked_lets_nothing_pass() =>
        Assert.Throws<InvalidOperationException>(() => new BodySchema("""{"requird":["a"]}""").Check("{}"u8.ToArray()));

    private static string Told(string schema, string body)
    {
        var faults = new FaultList();
        SchemaRules.Check(faults, "s", schema);
        Assert.Empty(faults.Faults);
        return string.Join('|', new BodySchema(schema).Check(Encoding.UTF8.GetBytes(body)).Select(fault => $"{fault.Pointer} {fault.English}"));
    }
}
