using Gateway.Core.Apis;
using Xunit;

namespace Gateway.Core.Tests.Apis;

public sealed class ApiQueryTests
{
    [Theory]
    [InlineData("a", PathFlaw.EmptySegment)]
    [InlineData("=1", PathFlaw.EmptySegment)]
    [InlineData("&a=1", PathFlaw.EmptySegment)]
    [InlineData("a=1&", PathFlaw.EmptySegment)]
    [InlineData("a=1&&b=2", PathFlaw.EmptySegment)]
    [InlineData("a=1+2", PathFlaw.Character)]
    [InlineData("a=1 2", PathFlaw.Character)]
    [InlineData("a=1#b", PathFlaw.Character)]
    [InlineData("a[]=1", PathFlaw.Character)]
    [InlineData("a=税", PathFlaw.Character)]
    [InlineData("a=1;b=2", PathFlaw.Parameter)]
    [InlineData("a=\\", PathFlaw.Separator)]
    [InlineData("a=%", PathFlaw.Encoding)]
    [InlineData("a=%c0%80", PathFlaw.Encoding)]
    [InlineData("%zz=1", PathFlaw.Encoding)]
    [InlineData("a=%2526", PathFlaw.DoubleEncoding)]
    [InlineData("%2561=1", PathFlaw.DoubleEncoding)]
    [InlineData("a=%00", PathFlaw.Control)]
    [InlineData("a=%0D%0A", PathFlaw.Control)]
    [InlineData("%0a=1", PathFlaw.Control)]
    public void What_can_be_read_in_two_ways_is_refused_and_the_flaw_named(string query, PathFlaw flaw)
    {
        Assert.Equal(flaw, ApiQuery.Read(query, out var parameters));
        Assert.Empty(parameters);
    }

    [Fact]
    public void Names_and_values_are_decoded_once_in_their_order()
    {
        Assert.Equal(PathFlaw.None, ApiQuery.Read("a=1&b=&a=%26%3D%2B&%E7%A8%8E=x=y/?z&c=%3B", out var parameters));
        Assert.Equal([new("a", "1"), new("b", ""), new("a", "&=+"), new("税", "x=y/?z"), new("c", ";")], parameters);
        Assert.Equal(PathFlaw.None, ApiQuery.Read("", out parameters));
        Assert.Empty(parameters);
    }

    [Fact]
    public void Length_and_count_are_bounded()
    {
        Assert.Equal(PathFlaw.None, ApiQuery.Read("a=" + new string('1', ApiQuery.GreatestLength - 2), out _));
        Assert.Equal(PathFlaw.TooLong, ApiQuery.Read("a=" + new string('1', ApiQuery.GreatestLength - 1), out _));
        Assert.Equal(PathFlaw.None, ApiQuery.Read(string.Join('&', Enumerable.Repeat("a=1", ApiQuery.GreatestCount)), out _));
        Assert.Equal(PathFlaw.TooLong, ApiQuery.Read(string.Join('&', Enumerable.Repeat("a=1", ApiQuery.GreatestCount + 1)), out _));
    }
}
