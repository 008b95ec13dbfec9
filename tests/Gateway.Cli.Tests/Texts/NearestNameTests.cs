using Gateway.Cli.Texts;

namespace Gateway.Cli.Tests.Texts;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("apiName", "api_name")]
    [InlineData("API-NAME", "api_name")]
    [InlineData("api_nme", "api_name")]
    [InlineData("nmae", "name")]
    [InlineData("namee", "name")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("something_else", null)]
    public void The_name_that_was_meant_is_found(string written, string? expected) =>
        Assert.Equal(expected, NearestName.Of(written, ["api_name", "name", "number"]));
}
