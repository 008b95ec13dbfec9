using Gateway.Core.Identifiers;
using Xunit;
using static Gateway.Core.Identifiers.IdentifierFaultReason;

namespace Gateway.Core.Tests.Identifiers;

public sealed class SocialCreditCodeTests
{
    public static TheoryData<string> ValidValues => [.. IdentifierFile.Valid(IdentifierFile.SocialCreditCodes)];

    [Theory]
    [MemberData(nameof(ValidValues))]
    public void Valid_codes_are_accepted_and_kept_as_they_are(string value)
    {
        Assert.True(SocialCreditCode.TryParse(value, out var code, out var fault));
        Assert.True(fault.IsNone);
        Assert.Equal(value, code.ToString());
        Assert.Equal(code, SocialCreditCode.Parse(value));
        Assert.Equal(value[17], SocialCreditCode.CheckCharacter(value.AsSpan(0, 17)));
        Assert.Equal(value[16], SocialCreditCode.OrganisationCheckCharacter(value.AsSpan(8, 8)));
    }

    [Theory]
    [InlineData(0, CheckCharacter, 18)]
    [InlineData(1, Length, null)]
    [InlineData(2, Length, null)]
    [InlineData(3, Character, 10)]
    [InlineData(4, Character, 10)]
    [InlineData(5, LowerCase, 9)]
    [InlineData(6, Authority, 1)]
    [InlineData(7, OrganisationCheck, 17)]
    [InlineData(8, Region, 3)]
    [InlineData(9, Length, null)]
    public void Invalid_codes_are_refused_with_the_failed_link(int index, IdentifierFaultReason reason, int? position)
    {
        var value = IdentifierFile.Invalid(IdentifierFile.SocialCreditCodes)[index];

        Assert.False(SocialCreditCode.TryParse(value, out var code, out var fault));
        Assert.Equal(new IdentifierFault(IdentifierKind.SocialCreditCode, reason, position), fault);
        Assert.True(code.IsEmpty);
    }

    [Fact]
    public void The_file_has_twenty_valid_and_ten_invalid_codes() =>
        Assert.Equal(
            (20, 10),
            (IdentifierFile.Valid(IdentifierFile.SocialCreditCodes).Length,
             IdentifierFile.Invalid(IdentifierFile.SocialCreditCodes).Length));

    [Fact]
    public void Parts_are_read()
    {
        var code = SocialCreditCode.Parse("91110102MA0090073R");

        Assert.Equal("91", code.Category);
        Assert.Equal("110102", code.Region.ToString());
        Assert.Equal("MA0090073", code.OrganisationCode);
    }

    [Fact]
    public void A_body_registered_centrally_has_the_national_region()
    {
        var first17 = "11100000" + "00009000" + SocialCreditCode.OrganisationCheckCharacter("00009000");

        var code = SocialCreditCode.Parse(first17 + SocialCreditCode.CheckCharacter(first17));

        Assert.Equal(RegionCode.National, code.Region);
    }

    [Fact]
    public void A_letter_in_the_region_is_refused_at_its_place()
    {
        Assert.False(SocialCreditCode.TryParse("91A10102MA0090073R", out _, out var fault));
        Assert.Equal(new IdentifierFault(IdentifierKind.SocialCreditCode, Character, 3), fault);
    }

    [Theory]
    [InlineData("91110102MA009007")]
    [InlineData("91110102MI0090073")]
    public void A_check_character_needs_seventeen_characters_of_the_alphabet(string first17) =>
        Assert.Throws<ArgumentException>(() => SocialCreditCode.CheckCharacter(first17));
}
