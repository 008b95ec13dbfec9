using Gateway.Core.Apis;
using Xunit;

namespace Gateway.Core.Tests.Apis;

public sealed class ApiPathTests
{
    [Theory]
    [InlineData("", PathFlaw.NotAbsolute)]
    [InlineData("a/b", PathFlaw.NotAbsolute)]
    [InlineData("*", PathFlaw.NotAbsolute)]
    [InlineData("https://host/a", PathFlaw.NotAbsolute)]
    [InlineData("%2fa", PathFlaw.NotAbsolute)]
    [InlineData("\\a", PathFlaw.NotAbsolute)]
    [InlineData("/", PathFlaw.EmptySegment)]
    [InlineData("//a", PathFlaw.EmptySegment)]
    [InlineData("/a//b", PathFlaw.EmptySegment)]
    [InlineData("/a/", PathFlaw.EmptySegment)]
    [InlineData("/.", PathFlaw.DotSegment)]
    [InlineData("/a/..", PathFlaw.DotSegment)]
    [InlineData("/a/.../b", PathFlaw.DotSegment)]
    [InlineData("/a/%2e%2E/b", PathFlaw.DotSegment)]
    [InlineData("/a/.%2e/b", PathFlaw.DotSegment)]
    [InlineData("/a/..%20", PathFlaw.DotSegment)]
    [InlineData("/a/%20", PathFlaw.DotSegment)]
    [InlineData("/a/%C2%A0..", PathFlaw.DotSegment)]
    [InlineData("/a/%EF%BC%8E%EF%BC%8E", PathFlaw.DotSegment)]
    [InlineData("/a/%E2%80%A5", PathFlaw.DotSegment)]
    [InlineData("/a/%EF%B9%92", PathFlaw.DotSegment)]
    [InlineData("/a/.%E2%80%8B.", PathFlaw.Control)]
    [InlineData("/a/%E2%80%8E..", PathFlaw.Control)]
    [InlineData("/a/..%EF%BB%BF", PathFlaw.Control)]
    [InlineData("/a/.%C2%AD.", PathFlaw.Control)]
    [InlineData("/a b", PathFlaw.Character)]
    [InlineData("/a\"b", PathFlaw.Character)]
    [InlineData("/a#b", PathFlaw.Character)]
    [InlineData("/a?b", PathFlaw.Character)]
    [InlineData("/a[0]", PathFlaw.Character)]
    [InlineData("/{a}", PathFlaw.Character)]
    [InlineData("/a|b", PathFlaw.Character)]
    [InlineData("/税", PathFlaw.Character)]
    [InlineData("/a%", PathFlaw.Encoding)]
    [InlineData("/a%4", PathFlaw.Encoding)]
    [InlineData("/a%zz", PathFlaw.Encoding)]
    [InlineData("/a%+1", PathFlaw.Encoding)]
    [InlineData("/a% 1", PathFlaw.Encoding)]
    [InlineData("/a%u002f", PathFlaw.Encoding)]
    [InlineData("/%c0%ae%c0%ae", PathFlaw.Encoding)]
    [InlineData("/%c0%af", PathFlaw.Encoding)]
    [InlineData("/%e0%80%af", PathFlaw.Encoding)]
    [InlineData("/%f0%80%80%af", PathFlaw.Encoding)]
    [InlineData("/%ed%a0%80", PathFlaw.Encoding)]
    [InlineData("/%f4%90%80%80", PathFlaw.Encoding)]
    [InlineData("/%ff", PathFlaw.Encoding)]
    [InlineData("/%e2%80", PathFlaw.Encoding)]
    [InlineData("/%252e%252e", PathFlaw.DoubleEncoding)]
    [InlineData("/%25%32%66", PathFlaw.DoubleEncoding)]
    [InlineData("/a%2541", PathFlaw.DoubleEncoding)]
    [InlineData("/%EF%BC%852e%EF%BC%852e", PathFlaw.DoubleEncoding)]
    [InlineData("/%25%EF%BC%92%EF%BC%A6", PathFlaw.DoubleEncoding)]
    [InlineData("/a%2fb", PathFlaw.Separator)]
    [InlineData("/a%5Cb", PathFlaw.Separator)]
    [InlineData("/a\\b", PathFlaw.Separator)]
    [InlineData("/a%EF%BC%8Fb", PathFlaw.Separator)]
    [InlineData("/a%EF%BC%BCb", PathFlaw.Separator)]
    [InlineData("/%E2%84%80", PathFlaw.Separator)]
    [InlineData("/a;v=1", PathFlaw.Parameter)]
    [InlineData("/a%3bv=1", PathFlaw.Parameter)]
    [InlineData("/..;/b", PathFlaw.Parameter)]
    [InlineData("/a%EF%BC%9Bb", PathFlaw.Parameter)]
    [InlineData("/a%CD%BEb", PathFlaw.Parameter)]
    [InlineData("/a%00", PathFlaw.Control)]
    [InlineData("/a%0d%0ab", PathFlaw.Control)]
    [InlineData("/a%7f", PathFlaw.Control)]
    [InlineData("/a%C2%85", PathFlaw.Control)]
    [InlineData("/a\tb", PathFlaw.Control)]
    [InlineData("/a%E2%80%A8b", PathFlaw.Control)]
    [InlineData("/a%E2%80%AEb", PathFlaw.Control)]
    [InlineData("/a%EF%BF%BE", PathFlaw.Control)]
    public void What_is_not_canonical_is_refused_and_the_flaw_named(string path, PathFlaw flaw)
    {
        Assert.Equal(flaw, ApiPath.Split(path, out var segments));
        Assert.Empty(segments);
    }

    [Theory]
    [InlineData("/a", "a")]
    [InlineData("/a/B/c", "a|B|c")]
    [InlineData("/a%20b", "a b")]
    [InlineData("/%61%62", "ab")]
    [InlineData("/a.b/..c/d..", "a.b|..c|d..")]
    [InlineData("/100%25", "100%")]
    [InlineData("/%25zz", "%zz")]
    [InlineData("/a%3Fb%23c%26d", "a?b#c&d")]
    [InlineData("/%E7%A8%8E", "税")]
    [InlineData("/%F0%A0%80%80", "\U00020000")]
    [InlineData("/!$&'()*+,=:@-._~", "!$&'()*+,=:@-._~")]
    public void What_is_canonical_is_decoded_once(string path, string segments)
    {
        Assert.Equal(PathFlaw.None, ApiPath.Split(path, out var split));
        Assert.Equal(segments, string.Join('|', split));
    }

    [Fact]
    public void Length_and_segments_are_bounded()
    {
        Assert.Equal(PathFlaw.None, ApiPath.Split("/" + new string('a', ApiPath.GreatestLength - 1), out _));
        Assert.Equal(PathFlaw.TooLong, ApiPath.Split("/" + new string('a', ApiPath.GreatestLength), out _));
        Assert.Equal(PathFlaw.None, ApiPath.Split(string.Concat(Enumerable.Repeat("/a", ApiPath.GreatestSegments)), out _));
        Assert.Equal(PathFlaw.TooLong, ApiPath.Split(string.Concat(Enumerable.Repeat("/a", ApiPath.GreatestSegments + 1)), out _));
    }
}
