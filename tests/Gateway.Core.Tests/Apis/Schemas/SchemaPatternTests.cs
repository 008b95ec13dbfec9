using System.Text;
using System.Text.Json;
using Gateway.Core.Apis.Schemas;
using Xunit;

namespace Gateway.Core.Tests.Apis.Schemas;

public sealed class SchemaPatternTests
{
    [Theory]
    [InlineData("b", "abc", true)]
    [InlineData("^b", "abc", false)]
    [InlineData("c$", "abc", true)]
    [InlineData("c$", "abc\n", false)]
    [InlineData("^a|b$", "xb", true)]
    [InlineData("^(a|b)$", "xb", false)]
    [InlineData(@"^\d{2}$", "12", true)]
    [InlineData(@"^\d{2}$", "１２", false)]
    [InlineData(@"^\w+$", "税", false)]
    [InlineData(@"^\W+$", "税", true)]
    [InlineData(@"^\s$", "\u3000", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\S$", "\u0085", true)]
    [InlineData("^.$", "𠮷", true)]
    [InlineData("^.{2}$", "𠮷", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^[^a]$", "𠮷", true)]
    [InlineData("^[^a]{2}$", "𠮷", false)]
    [InlineData("^𠮷{2}$", "𠮷𠮷", true)]
    [InlineData("^[𠀀-𪛟㐀-䶵]+$", "𠮷㐁", true)]
    [InlineData("^[𠀀-𪛟]+$", "\U0001F600", false)]
    [InlineData(@"^\u{20BB7}$", "𠮷", true)]
    [InlineData(@"^\ud842\udfb7$", "𠮷", true)]
    [InlineData(@"^[\u{1F600}-\u{1F64F}]$", "\U0001F610", true)]
    [InlineData(@"^[\ud800-\udfff]$", "𠮷", false)]
    [InlineData(@"^[\u4e00-\u9fa5·]{2,20}$", "买买提·艾力", true)]
    [InlineData(@"^[^\d\s]+$", "a1", false)]
    [InlineData(@"^[\D]+$", "a", true)]
    [InlineData(@"^[\w.-]+@[\w-.]+$", "a.b-c@d.e", true)]
    [InlineData("^[a-z-[aeiou]]$", "a]", false, false)]
    [InlineData(@"^[a-z-[aeiou]\]$", "[]", true)]
    [InlineData("^[]a]$", "a", false, false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^[a", "a", false, false)]
    [InlineData("^[b-a]$", "a", false, false)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData(@"^\x41\cJ\t\0\/\-$", "A\n\t\0/-", true)]
    [InlineData("^(?:a|b)+?(?<year>c)??$", "ab", true)]
    [InlineData("^a{2}$", "aa", true)]
    [InlineData("^a{2,}b{0,1}$", "aaaa", true)]
    [InlineData("^(|a)$", "", true)]
    [InlineData("", "x", true)]
    [InlineData("^# a$", "# a", true)]
    [InlineData("a{", "a", false, false)]
    [InlineData("a}", "a", false, false)]
    [InlineData("a]", "a", false, false)]
    [InlineData("(a", "a", false, false)]
    [InlineData("a)", "a", false, false)]
    [InlineData("*a", "a", false, false)]
    [InlineData("a**", "a", false, false)]
    [InlineData("^*", "a", false, false)]
    [InlineData("a{2,1}", "a", false, false)]
    [InlineData("a{1001}", "a", false, false)]
    [InlineData("(?=a)a", "a", false, false)]
    [InlineData("(?!a)b", "b", false, false)]
    [InlineData("(?<=a)b", "b", false, false)]
    [InlineData("(?<!a)b", "b", false, false)]
    [InlineData("(?i)a", "a", false, false)]
    [InlineData("(?>a)", "a", false, false)]
    [InlineData("(?#a)", "a", false, false)]
    [InlineData("(?'n'a)", "a", false, false)]
    [InlineData(@"(a)\1", "aa", false, false)]
    [InlineData(@"(?<n>a)\k<n>", "aa", false, false)]
    [InlineData(@"\bword\b", "word", false, false)]
    [InlineData(@"\p{L}", "a", false, false)]
    [InlineData(@"\Aa\z", "a", false, false)]
    [InlineData(@"\u12", "a", false, false)]
    [InlineData(@"\u{110000}", "a", false, false)]
    [InlineData(@"a\", "a", false, false)]
    [InlineData(@"\01", "a", false, false)]
    public void A_pattern_means_what_it_does_in_ECMAScript(string pattern, string value, bool matches, bool isPattern = true)
    {
        var schema = $"{{\"pattern\":{JsonSerializer.Serialize(pattern)}}}";
        var faults = SchemaRulesTests.Check(schema);
        Assert.Equal(isPattern ? [] : ["API_SCHEMA_PATTERN"], faults.Select(fault => fault.Code));
        if (isPattern)
        {
            Assert.Equal(matches, new BodySchema(schema).Check(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value))).Count == 0);
        }
    }

    [Fact]
    public void Its_length_is_bounded()
    {
        Assert.Empty(SchemaRulesTests.Check($"{{\"pattern\":\"{new string('a', 500)}\"}}"));
        Assert.Single(SchemaRulesTests.Check($"{{\"pattern\":\"{new string('a', 501)}\"}}"));
        Assert.Single(SchemaRulesTests.Check($"{{\"pattern\":\"{new string('(', 200)}{new string(')', 200)}\"}}"));
    }
}
