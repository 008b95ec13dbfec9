using System.Diagnostics;
using System.Text;
using Gateway.Core.Apis.Schemas;
using Xunit;

namespace Gateway.Core.Tests.Apis.Schemas;

public sealed class HostileSchemaTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "too long", $$"""{"title":"{{new string('a', 64 << 10)}}"}""" },
        { "too deep", Repeat("{\"not\":", 65) + "{}" + new string('}', 65) },
        { "far too deep", Repeat("{\"not\":", 9_000) + "{}" + new string('}', 9_000) },
        { "too many schemas", $$"""{"properties":{ {{Joined(2_001, i => $"\"p{i}\":{{}}")}} } }""" },
        { "doubled thirty times", Chained(30, "\"allOf\":[{\"$ref\":\"#/$defs/NEXT\"},{\"$ref\":\"#/$defs/NEXT\"}]") },
        { "doubled by alternatives", Chained(20, "\"oneOf\":[{\"$ref\":\"#/$defs/NEXT\"},{\"$ref\":\"#/$defs/NEXT\"}]") },
        { "doubled by conditions", Chained(20, "\"if\":{\"$ref\":\"#/$defs/NEXT\"},\"then\":{\"$ref\":\"#/$defs/NEXT\"}") },
        { "a long chain", Chained(1_500, "\"$ref\":\"#/$defs/NEXT\"") },
        { "a circle through not", """{"not":{"$ref":"#"}}""" },
        { "a circle through dependents", """{"dependentSchemas":{"a":{"$ref":"#"}}}""" },
        { "a large count", """{"pattern":"(a{500}){500}"}""" },
        { "a nested count", """{"pattern":"((a{1,99}){1,99}){1,99}"}""" },
        { "many patterns", $$"""{"patternProperties":{ {{Joined(101, i => $"\"p{i}\":{{}}")}} } }""" },
        { "large patterns", $$"""{"patternProperties":{ {{Joined(20, i => $"\"p{i}x{{900}}\":{{}}")}} } }""" },
        { "many values", $$"""{"enum":[{{Joined(1_001, i => $"{i}")}}]}""" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void It_is_refused_at_once(string what, string schema)
    {
        var clock = Stopwatch.StartNew();
        Assert.NotEmpty(SchemaRulesTests.Check(schema));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{what}: {clock.Elapsed}");
    }

    [Fact]
    public void What_is_as_large_as_may_be_is_read_in_time()
    {
        var properties = Joined(1_500, i => $"\"property_{i}\":{{\"type\":\"string\"}}");
        var patterns = Joined(80, i => $"\"^p{i}x.{{10}}$\":{{}}");
        var schema = $$"""{"properties":{ {{properties}} },"patternProperties":{ {{patterns}} } }""";
        var clock = Stopwatch.StartNew();

        Assert.Empty(SchemaRulesTests.Check(schema));
        Assert.Empty(new BodySchema(schema).Check("{\"property_7\":\"a\"}"u8.ToArray()));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }

    [Fact]
    public void A_chain_and_a_fan_within_bounds_are_taken()
    {
        Assert.Empty(SchemaRulesTests.Check(Chained(25, "\"$ref\":\"#/$defs/NEXT\"")));
        Assert.Empty(SchemaRulesTests.Check($$"""{"oneOf":[{{Joined(500, i => $"{{\"const\":{i}}}")}}]}"""));
    }

    [Fact]
    public void What_is_registered_and_never_called_costs_its_text_alone()
    {
        // 4,000 schemas, of which each would be hundreds of kilobytes when made.
        var text = $$"""{"properties":{ {{Joined(40, i => $"\"p{i}\":{{\"pattern\":\"^[a-z]{{{i + 1}}}$\"}}")}} } }""";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var schemas = Enumerable.Range(0, 4_000).Select(_ => new BodySchema(text)).ToArray();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000 * (text.Length + 200L));
        Assert.Empty(schemas[0].Check("{\"p0\":\"a\"}"u8.ToArray()));
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Joined(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    /// <summary>Definitions of which each leads to the next.</summary>
    private static string Chained(int count, string body)
    {
        var definitions = Joined(count, i => $"\"d{i}\":{{{body.Replace("NEXT", $"d{i + 1}", StringComparison.Ordinal)}}}");
        return $$"""{"$ref":"#/$defs/d0","$defs":{ {{definitions}},"d{{count}}":{} } }""";
    }
}
