using Gateway.Core.Identifiers;
using Xunit;

namespace Gateway.Core.Tests.Identifiers;

public sealed class IdentifierFaultTests
{
    [Fact]
    public void A_fault_is_told_in_both_languages_with_its_place()
    {
        var fault = new IdentifierFault(IdentifierKind.CitizenNumber, IdentifierFaultReason.CheckCharacter, 18);

        Assert.Equal("IDENTIFIER_CHECK_CHARACTER", fault.Code);
        Assert.Equal("Citizen number: the check character is wrong (position 18).", fault.English);
        Assert.Equal("公民身份号码：校验码不符（第 18 位）。", fault.Chinese);
        Assert.Equal(fault.English, fault.ToString());
    }

    [Fact]
    public void A_fault_of_the_whole_value_has_no_place()
    {
        var fault = new IdentifierFault(IdentifierKind.RegionCode, IdentifierFaultReason.Length);

        Assert.Equal("Region code: wrong length.", fault.English);
        Assert.Equal("行政区划代码：长度不符。", fault.Chinese);
    }

    [Fact]
    public void Every_reason_has_a_code_of_its_own_and_words()
    {
        var reasons = Enum.GetValues<IdentifierFaultReason>().Where(reason => reason != IdentifierFaultReason.None).ToArray();
        var faults = reasons.Select(reason => new IdentifierFault(IdentifierKind.Subject, reason)).ToArray();

        Assert.Equal(reasons.Length, faults.Select(fault => fault.Code).Distinct().Count());
        Assert.All(faults, fault => Assert.Matches("^IDENTIFIER_[A-Z_]+$", fault.Code));
        Assert.Equal(reasons.Length, faults.Select(fault => fault.English).Distinct().Count());
        Assert.Equal(reasons.Length, faults.Select(fault => fault.Chinese).Distinct().Count());
    }

    [Fact]
    public void Every_kind_has_words()
    {
        var kinds = Enum.GetValues<IdentifierKind>().Where(kind => kind != IdentifierKind.None);

        Assert.All(kinds, kind =>
        {
            var fault = new IdentifierFault(kind, IdentifierFaultReason.Length);
            Assert.False(fault.English.StartsWith(':'));
            Assert.False(fault.Chinese.StartsWith('：'));
        });
    }

    [Fact]
    public void No_fault_has_no_words()
    {
        Assert.True(IdentifierFault.None.IsNone);
        Assert.Equal(string.Empty, IdentifierFault.None.Code + IdentifierFault.None.English + IdentifierFault.None.Chinese);
    }

    [Fact]
    public void The_exception_carries_the_fault_and_not_the_value()
    {
        var exception = Assert.Throws<IdentifierFormatException>(() => SocialCreditCode.Parse("91110102MA0090073T"));

        Assert.Equal(IdentifierFaultReason.CheckCharacter, exception.Fault.Reason);
        Assert.DoesNotContain("91110102", exception.ToString(), StringComparison.Ordinal);
    }
}
