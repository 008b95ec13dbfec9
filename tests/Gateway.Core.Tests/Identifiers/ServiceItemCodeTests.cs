using Gateway.Core.Identifiers;
using Xunit;
using static Gateway.Core.Identifiers.IdentifierFaultReason;

namespace Gateway.Core.Tests.Identifiers;

public sealed class ServiceItemCodeTests
{
    private const string Item = "11110101MB009000XY3110117002011";

    [Fact]
    public void An_item_is_read()
    {
        var code = ServiceItemCode.Parse(Item);

        Assert.Equal(Item, code.ToString());
        Assert.Equal("11110101MB009000XY", code.Body.ToString());
        Assert.Equal(RegionLevel.City, code.Level);
        Assert.Equal("110117002011", code.BaseCode);
        Assert.Null(code.HandlingItem);
        Assert.Equal(code, code.Item);
    }

    [Fact]
    public void A_handling_item_names_its_item()
    {
        var code = ServiceItemCode.Parse(Item + "01");

        Assert.Equal("01", code.HandlingItem);
        Assert.Equal(ServiceItemCode.Parse(Item), code.Item);
        Assert.NotEqual(code, code.Item);
    }

    [Theory]
    [InlineData("11370800MB285591843370117002011")]
    [InlineData("1131000068735121X0231010032700001")]
    public void Published_codes_are_accepted(string value) =>
        Assert.True(ServiceItemCode.TryParse(value, out _, out _));

    [Theory]
    [InlineData("", Missing, null)]
    [InlineData("11110101MB009000XY31101170020110", Length, null)]
    [InlineData("11110101MB009000XX3110117002011", CheckCharacter, 18)]
    [InlineData("11110101mB009000XY3110117002011", LowerCase, 9)]
    [InlineData("11110101MB009000XY0110117002011", Level, 19)]
    [InlineData("11110101MB009000XY7110117002011", Level, 19)]
    [InlineData("11110101MB009000XYA110117002011", Character, 19)]
    [InlineData("11110101MB009000XY311O117002011", Character, 22)]
    [InlineData("11110101MB009000XY31101170020110x", LowerCase, 33)]
    public void Faults_name_the_failed_link(string value, IdentifierFaultReason reason, int? position)
    {
        Assert.False(ServiceItemCode.TryParse(value, out _, out var fault));
        Assert.Equal(new IdentifierFault(IdentifierKind.ServiceItemCode, reason, position), fault);
    }
}
