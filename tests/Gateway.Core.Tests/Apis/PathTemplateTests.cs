using Gateway.Core.Apis;
using Xunit;

namespace Gateway.Core.Tests.Apis;

public sealed class PathTemplateTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a")]
    [InlineData("/a/")]
    [InlineData("//a")]
    [InlineData("/a//b")]
    [InlineData("/a/../b")]
    [InlineData("/a/.")]
    [InlineData("/a/...")]
    [InlineData("/{}")]
    [InlineData("/{..}")]
    [InlineData("/{a")]
    [InlineData("/a}")]
    [InlineData("/{a}b")]
    [InlineData("/a{b}")]
    [InlineData("/{a}{b}")]
    [InlineData("/{a b}")]
    [InlineData("/{a}/{a}")]
    [InlineData("/a%20b")]
    [InlineData("/a;b")]
    [InlineData("/a?b")]
    [InlineData("/a*")]
    [InlineData("/税")]
    [InlineData("/a\n")]
    public void What_is_no_template_is_refused(string text) => Assert.False(PathTemplate.TryParse(text, out _));

    [Fact]
    public void Its_length_and_segments_are_bounded()
    {
        Assert.True(PathTemplate.TryParse("/" + new string('a', 511), out _));
        Assert.False(PathTemplate.TryParse("/" + new string('a', 512), out _));
        Assert.True(PathTemplate.TryParse(string.Concat(Enumerable.Repeat("/a", ApiPath.GreatestSegments)), out _));
        Assert.False(PathTemplate.TryParse(string.Concat(Enumerable.Repeat("/a", ApiPath.GreatestSegments + 1)), out _));
    }

    [Theory]
    [InlineData("/a/{x}/b", "a|1|b", "1")]
    [InlineData("/a/{x}/{y}", "a|1|2", "1|2")]
    [InlineData("/a", "a", "")]
    [InlineData("/a/{x}/b", "a|1|B", null)]
    [InlineData("/a/{x}/b", "a|1", null)]
    [InlineData("/a/{x}/b", "a|1|b|c", null)]
    [InlineData("/a", "", null)]
    public void It_matches_whole_segments_upper_and_lower_case_apart(string template, string segments, string? values)
    {
        Assert.True(PathTemplate.TryParse(template, out var parsed));

        var matches = parsed.TryMatch(segments.Split('|', StringSplitOptions.RemoveEmptyEntries), out var found);

        Assert.Equal(values, matches ? string.Join('|', found) : null);
    }

    [Theory]
    [InlineData("/a/{x}", "/a/{y}", true)]
    [InlineData("/a/{x}", "/{x}/a", false)]
    [InlineData("/a/{x}", "/a/b", false)]
    [InlineData("/a/b", "/a/B", false)]
    [InlineData("/a", "/a/b", false)]
    public void Two_have_one_shape_where_they_match_the_same(string one, string other, bool same)
    {
        Assert.True(PathTemplate.TryParse(one, out var first));
        Assert.True(PathTemplate.TryParse(other, out var second));

        Assert.Equal((same, same), (first.HasShapeOf(second), second.HasShapeOf(first)));
    }

    [Fact]
    public void Of_two_operations_that_match_the_more_literal_one_is_meant()
    {
        var terms = new ApiTerms
        {
            Destinations = [],
            Operations = [Operation("any", "/{a}/{b}"), Operation("some", "/x/{b}"), Operation("one", "/x/y")],
            Credential = "",
            AnswerBytes = 1,
            Timeout = TimeSpan.FromSeconds(1),
        };

        Assert.Equal("one", Find("x", "y"));
        Assert.Equal("some", Find("x", "z"));
        Assert.Equal("any", Find("X", "y"));
        Assert.Null(Find("x"));
        Assert.False(terms.TryFind("get", ["x", "y"], out _, out _));

        string? Find(params string[] segments) => terms.TryFind("GET", segments, out var operation, out _) ? operation.Name : null;
    }

    private static ApiOperation Operation(string name, string path) => new()
    {
        Name = name,
        Method = "GET",
        Path = PathTemplate.TryParse(path, out var parsed) ? parsed : throw new FormatException(path),
        Parameters = [],
        Places = [],
        TakesBody = false,
    };
}
