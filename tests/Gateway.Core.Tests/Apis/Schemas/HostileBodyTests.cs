using System.Diagnostics;
using System.Text;
using Gateway.Core.Apis.Schemas;
using Xunit;

namespace Gateway.Core.Tests.Apis.Schemas;

public sealed class HostileBodyTests
{
    private const string Costly = " takes too long to check; send less at a time";

    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "deep lists", """{"items":{"$ref":"#"}}""", Nested(64), "" },
        { "one too deep", """{"items":{"$ref":"#"}}""", Nested(65), " must not be nested deeper than 64" },
        { "a depth bomb", "{}", Nested(500_000), " must not be nested deeper than 64" },
        { "half a depth bomb", "{}", new string('[', 1 << 20), " must not be nested deeper than 64" },
        { "a long list", """{"items":{"type":"integer","minimum":0}}""", List(500_000, _ => "1"), "" },
        { "a long list of faults", """{"items":{"type":"string","maxLength":3}}""", List(500_000, _ => "1"),
            "/0 must be of type string|/1 must be of type string|/2 must be of type string|/3 must be of type string|/4 must be of type string" },
        { "values that all differ", """{"uniqueItems":true}""", List(150_000, i => $"{i}"), "" },
        { "lists that all differ", """{"uniqueItems":true,"items":{"uniqueItems":true}}""", List(60_000, i => $"[{i},{i + 1}]"), "" },
        { "two equal at the end", """{"uniqueItems":true}""", List(150_000, i => $"{Math.Min(i, 149_998)}"), " must not have equal elements" },
        { "many names", """{"additionalProperties":{"type":"integer"}}""", Members(100_000, i => $"n{i}"), "" },
        { "many names, one twice", "{}", Members(100_000, i => $"n{Math.Min(i, 99_998)}"), " must not have a name twice in one object" },
        { "names for patterns", """{"patternProperties":{"^(a+)+$":false,"(x|xx)+y":false}}""", Members(30_000, i => $"{new string('x', 20)}{i}"), "" },
        { "a text for backtracking", """{"pattern":"^(a+)+$"}""", $"\"{new string('a', 1 << 20)}!\"", " must match ^(a+)+$" },
        { "a text for many states", """{"pattern":"(?:a|b)*a(?:a|b){900}c"}""", $"\"{Coins(1 << 20)}\"", Costly },
        { "texts for many states", """{"contains":{"pattern":"(?:a|b)*a(?:a|b){100}c"}}""", List(1_000, _ => $"\"{Coins(1_000)}\""), Costly },
        { "a large exponent", """{"multipleOf":0.01,"maximum":1e999999999999}""", "1e999999999", "" },
        { "a larger exponent", """{"type":"integer","maximum":5}""", "1e" + new string('9', 100_000), " must be at most 5" },
        { "a small exponent", """{"multipleOf":1}""", "1e-999999999", " must be a multiple of 1" },
        { "many digits", """{"multipleOf":7,"minimum":0}""", new string('7', 1 << 20), "" },
        { "a long name", """{"additionalProperties":false}""", $"{{\"{new string('s', 1 << 20)}\":1}}", "/#1 is a member that the schema does not name; it names –" },
        { "doubled at each level", """{"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}],"$defs":{"a":{"items":{"$ref":"#"}}}}""", Nested(60), Costly },
        { "doubled below not", """{"not":{"$ref":"#/$defs/b"},"$defs":{"b":{"allOf":[{"items":{"$ref":"#/$defs/b"}},{"items":{"$ref":"#/$defs/b"}}]}}}""", Nested(60), Costly },
        { "two million values", "{}", List(2_000_000, _ => "1"), " must not have more than 1000000 values and names" },
        { "listed values", """{"items":{"enum":[[1],{"a":[2]}]}}""", List(2_000, i => $"[{i + 2}]"),
            string.Join('|', Enumerable.Range(0, 5).Select(i => $"/{i} must be one of [1], {{\"a\":[2]}}")) },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void It_is_checked_within_its_time(string what, string schema, string body, string told)
    {
        Assert.Empty(SchemaRulesTests.Check(schema));
        var (checker, bytes) = (new BodySchema(schema), Encoding.UTF8.GetBytes(body));
        var clock = Stopwatch.StartNew();
        var faults = checker.Check(bytes);

        Assert.Equal(told, string.Join('|', faults.Select(fault => $"{fault.Pointer} {fault.English}")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{what}: {clock.Elapsed}");
    }

    [Fact]
    public void A_thread_with_little_stack_is_not_ended()
    {
        // As deep as both may be: 64 levels of 28 schemas each.
        var chain = string.Join(',', Enumerable.Range(0, 14).Select(i => $"\"d{i}\":{{\"anyOf\":[{{\"$ref\":\"#/$defs/d{i + 1}\"}}]}}"));
        var schema = $$"""{"items":{"$ref":"#/$defs/d0"},"$defs":{ {{chain}},"d14":{"$ref":"#"} } }""";
        Assert.Empty(SchemaRulesTests.Check(schema));
        var faults = new List<BodyFault>();
        var thread = new Thread(() => faults.AddRange(new BodySchema(schema).Check(Encoding.UTF8.GetBytes(Nested(64)))), 256 << 10);
        thread.Start();
        thread.Join();

        Assert.Equal(Costly, $" {Assert.Single(faults).English}");
        Assert.Empty(new BodySchema(schema).Check(Encoding.UTF8.GetBytes(Nested(20))));
    }

    [Fact]
    public async Task Bodies_are_checked_side_by_side()
    {
        var schema = new BodySchema("""{"items":{"pattern":"^[a-z]+$"}}""");
        var body = "[\"abc\",\"ABC\"]"u8.ToArray();
        var all = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => schema.Check(body))));

        Assert.All(all, faults => Assert.Equal("/1", Assert.Single(faults).Pointer));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string List(int count, Func<int, string> item) => $"[{string.Join(',', Enumerable.Range(0, count).Select(item))}]";

    private static string Members(int count, Func<int, string> name) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{name(i)}\":1"))}}}";

    /// <summary>Letters without order, of which no automaton of few states is made.</summary>
    private static string Coins(int count)
    {
        var random = new Random(7);
        return string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));
    }
}
