using Gateway.Core.Apis;
using Xunit;

namespace Gateway.Core.Tests.Apis;

public sealed class ValuePatternTests
{
    [Theory]
    [InlineData(@"20\d\d", "2024", true)]
    [InlineData(@"20\d\d", "2024\n", false)]
    [InlineData(@"20\d\d", "x2024", false)]
    [InlineData("a|b", "ab", false)]
    [InlineData("a|b", "b", true)]
    [InlineData("[一-龥]{1,4}", "增值税", true)]
    [InlineData(@"\d{2}", "１２", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("(a+)+", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false)]
    public void The_whole_of_a_value_matches(string pattern, string value, bool matches) =>
        Assert.Equal((true, matches), (ValuePattern.IsPattern(pattern), new ValuePattern(pattern).Matches(value)));

    [Theory]
    [InlineData("")]
    [InlineData("(a")]
    [InlineData("a)|(b")]
    [InlineData("(?<=a)b")]
    [InlineData(@"(a)\1")]
    [InlineData("((a{99}){99}){99}")]
    [InlineData("(a{1,50}){50,}")]
    [InlineData("a{99999999999}")]
    public void What_is_no_pattern_or_costs_too_much_is_refused(string pattern) => Assert.False(ValuePattern.IsPattern(pattern));

    [Fact]
    public void Its_length_is_bounded()
    {
        Assert.True(ValuePattern.IsPattern(new string('a', 200)));
        Assert.False(ValuePattern.IsPattern(new string('a', 201)));
    }
}
