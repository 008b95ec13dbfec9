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
    [InlineData("/a/{x}", "/{x}/a", true)]
    [InlineData("/{x}/summary", "/secret/{y}", true)]
    [InlineData("/{x}/{y}/c", "/a/{y}/{z}", true)]
    [InlineData("/a/b", "/a/B", true)]
    [InlineData("/a/{x}", "/a/b", false)]
    [InlineData("/{x}/{y}", "/a/{y}", false)]
    [InlineData("/{x}/a", "/{x}/b", false)]
    [InlineData("/a", "/a/b", false)]
    public void Two_are_ambiguous_where_a_path_is_of_both_and_neither_is_more_literal_throughout(string one, string other, bool same)
    {
        Assert.True(PathTemplate.TryParse(one, out var first));
        Assert.True(PathTemplate.TryParse(other, out var second));

        Assert.Equal((same, same), (first.IsAmbiguousWith(second), second.IsAmbiguousWith(first)));
    }

    [Theory]
    [InlineData("export", true)]
    [InlineData("EXPORT", true)]
    [InlineData(" export", true)]
    [InlineData("export.", true)]
    [InlineData("export ", true)]
    [InlineData("export\u00A0", true)]
    [InlineData("\uFF45xport", true)]
    [InlineData("exports", false)]
    [InlineData("33010219900101001X", false)]
    public void What_a_server_could_take_for_a_literal_is_known(string value, bool could)
    {
        Assert.True(PathTemplate.TryParse("/x/export", out var template));

        Assert.Equal(could, template.CouldBeReadAs(["x", value]));
        Assert.False(template.CouldBeReadAs(["x", value, value]));
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
