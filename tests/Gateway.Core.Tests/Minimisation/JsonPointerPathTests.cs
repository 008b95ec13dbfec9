using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class JsonPointerPathTests
{
    [Theory]
    [InlineData("/a", new[] { "a" })]
    [InlineData("/a/b", new[] { "a", "b" })]
    [InlineData("/data/*/name", new[] { "data", null, "name" })]
    [InlineData("/*", new string?[] { null })]
    [InlineData("/", new[] { "" })]
    [InlineData("/a//b", new[] { "a", "", "b" })]
    [InlineData("/a~1b/m~0n", new[] { "a/b", "m~n" })]
    [InlineData("/~01", new[] { "~1" })]
    [InlineData("/**", new[] { "**" })]
    [InlineData("/0", new[] { "0" })]
    [InlineData("/证件 名", new[] { "证件 名" })]
    public void Segments_are_names_or_every_element(string text, string?[] segments)
    {
        Assert.True(JsonPointerPath.TryParse(text, out var path, out var fault));
        Assert.Equal("", fault);
        Assert.Equal(segments, path.Segments);
        Assert.Equal(text, path.ToString());
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("a", "begin")]
    [InlineData("#/a", "begin")]
    [InlineData("/a~", "'~'")]
    [InlineData("/a~2", "'~'")]
    [InlineData("/a~/b", "'~'")]
    [InlineData("/a\u0000", "control")]
    [InlineData("/a\u0085", "control")]
    public void What_is_no_pointer_is_told(string? text, string part)
    {
        Assert.False(JsonPointerPath.TryParse(text, out var path, out var fault));
        Assert.Null(path);
        Assert.Contains(part, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_name()
    {
        foreach (var text in new[] { "/a\ud800", "/\udc00b", "/\ud800/\udc00" })
        {
            Assert.False(JsonPointerPath.TryParse(text, out _, out var fault));
            Assert.Contains("surrogate", fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Length_and_segments_are_bounded()
    {
        Assert.True(JsonPointerPath.TryParse("/" + new string('a', 255), out _, out _));
        Assert.False(JsonPointerPath.TryParse("/" + new string('a', 256), out _, out _));
        Assert.True(JsonPointerPath.TryParse(string.Concat(Enumerable.Repeat("/a", 16)), out _, out _));
        Assert.False(JsonPointerPath.TryParse(string.Concat(Enumerable.Repeat("/a", 17)), out _, out _));
    }
}
