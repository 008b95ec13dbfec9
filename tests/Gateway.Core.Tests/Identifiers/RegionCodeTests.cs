using Gateway.Core.Identifiers;
using Xunit;
using static Gateway.Core.Identifiers.IdentifierFaultReason;

namespace Gateway.Core.Tests.Identifiers;

public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("100000", RegionLevel.National)]
    [InlineData("370000", RegionLevel.Province)]
    [InlineData("370100", RegionLevel.City)]
    [InlineData("370102", RegionLevel.County)]
    [InlineData("370102001", RegionLevel.Town)]
    [InlineData("370102001000", RegionLevel.Town)]
    [InlineData("370102001002", RegionLevel.Village)]
    [InlineData("441900003", RegionLevel.Town)]
    [InlineData("370102000000", RegionLevel.County)]
    public void The_level_follows_the_last_group_in_use(string value, RegionLevel level) =>
        Assert.Equal(level, RegionCode.Parse(value).Level);

    [Theory]
    [InlineData("", Missing, null)]
    [InlineData("3701", Length, null)]
    [InlineData("3701020", Length, null)]
    [InlineData("37O102", Character, 3)]
    [InlineData("３７０１０２", Character, 1)]
    [InlineData("000101", Region, 1)]
    [InlineData("100001", Region, 1)]
    [InlineData("160101", Region, 1)]
    [InlineData("830000", Region, 1)]
    [InlineData("910000", Region, 1)]
    public void Faults_name_the_failed_link(string value, IdentifierFaultReason reason, int? position)
    {
        Assert.False(RegionCode.TryParse(value, out _, out var fault));
        Assert.Equal(new IdentifierFault(IdentifierKind.RegionCode, reason, position), fault);
    }

    [Fact]
    public void Abolished_codes_stay_valid() => Assert.True(RegionCode.TryParse("110221", out _, out _));

    [Theory]
    [InlineData("100000", "370102001002", true)]
    [InlineData("370000", "370102", true)]
    [InlineData("370100", "370102001002", true)]
    [InlineData("370102", "370102", true)]
    [InlineData("370102", "370102000000", true)]
    [InlineData("370102001", "370102001000", true)]
    [InlineData("441900", "441900003", true)]
    [InlineData("370102", "370100", false)]
    [InlineData("370102", "370103", false)]
    [InlineData("370000", "320000", false)]
    [InlineData("370000", "100000", false)]
    [InlineData("100000", "100000", true)]
    public void A_region_contains_itself_and_what_lies_below(string outer, string inner, bool contains) =>
        Assert.Equal(contains, RegionCode.Parse(outer).Contains(RegionCode.Parse(inner)));

    [Fact]
    public void No_region_contains_nothing()
    {
        Assert.False(default(RegionCode).Contains(RegionCode.National));
        Assert.False(RegionCode.National.Contains(default));
        Assert.Equal(RegionLevel.None, default(RegionCode).Level);
    }
}
