using Gateway.Core.Identifiers;
using Xunit;
using static Gateway.Core.Identifiers.IdentifierFaultReason;

namespace Gateway.Core.Tests.Identifiers;

public sealed class CitizenNumberTests
{
    public static TheoryData<string> ValidValues => [.. IdentifierFile.Valid(IdentifierFile.CitizenNumbers)];

    [Theory]
    [MemberData(nameof(ValidValues))]
    public void Valid_numbers_are_accepted_and_kept_as_they_are(string value)
    {
        Assert.True(CitizenNumber.TryParse(value, Kinds.Today, out var number, out var fault));
        Assert.True(fault.IsNone);
        Assert.Equal(value, number.ToString());
        Assert.Equal(number, CitizenNumber.Parse(value, Kinds.Today));
        Assert.Equal(value[17], CitizenNumber.CheckCharacter(value.AsSpan(0, 17)));
    }

    [Theory]
    [InlineData(0, CheckCharacter, 18)]
    [InlineData(1, Length, null)]
    [InlineData(2, FirstGeneration, null)]
    [InlineData(3, BirthDate, 7)]
    [InlineData(4, BirthDate, 7)]
    [InlineData(5, BirthDate, 7)]
    [InlineData(6, Region, 1)]
    [InlineData(7, LowerCase, 18)]
    [InlineData(8, Character, 11)]
    [InlineData(9, FutureBirthDate, 7)]
    public void Invalid_numbers_are_refused_with_the_failed_link(int index, IdentifierFaultReason reason, int? position)
    {
        var value = IdentifierFile.Invalid(IdentifierFile.CitizenNumbers)[index];

        Assert.False(CitizenNumber.TryParse(value, Kinds.Today, out var number, out var fault));
        Assert.Equal(new IdentifierFault(IdentifierKind.CitizenNumber, reason, position), fault);
        Assert.True(number.IsEmpty);
    }

    [Fact]
    public void The_file_has_twenty_valid_and_ten_invalid_numbers() =>
        Assert.Equal(
            (20, 10),
            (IdentifierFile.Valid(IdentifierFile.CitizenNumbers).Length, IdentifierFile.Invalid(IdentifierFile.CitizenNumbers).Length));

    [Fact]
    public void Parts_are_read()
    {
        var number = CitizenNumber.Parse("310101196511309993", Kinds.Today);

        Assert.Equal(new DateOnly(1965, 11, 30), number.BirthDate);
        Assert.Equal(Sex.Male, number.Sex);
        Assert.Equal("310101", number.Region?.ToString());
        Assert.Equal(Sex.Female, CitizenNumber.Parse("110101195001010009", Kinds.Today).Sex);
    }

    [Fact]
    public void A_person_born_today_has_a_number_and_one_born_tomorrow_has_none()
    {
        var value = "110101195001010009";
        var born = new DateOnly(1950, 1, 1);

        Assert.True(CitizenNumber.TryParse(value, born, out _, out _));
        Assert.False(CitizenNumber.TryParse(value, born.AddDays(-1), out _, out var fault));
        Assert.Equal(FutureBirthDate, fault.Reason);
        Assert.True(CitizenNumber.TryParseUndated(value, out _, out _));
    }

    [Theory]
    [InlineData("911124198108030024")] // the specimens printed with the 2023 card
    [InlineData("932682198501010017")]
    public void Foreigners_permanent_residence_numbers_are_accepted_without_a_region(string value)
    {
        var number = CitizenNumber.Parse(value, Kinds.Today);

        Assert.True(number.IsForeignPermanentResident);
        Assert.Null(number.Region);
    }

    [Theory]
    [InlineData("81000019900101000", true)]
    [InlineData("82000019900101000", true)]
    [InlineData("83000019900101000", false)]
    public void Residence_permits_of_Hong_Kong_Macao_and_Taiwan_residents_are_accepted(string first17, bool hasRegion)
    {
        var number = CitizenNumber.Parse(first17 + CitizenNumber.CheckCharacter(first17), Kinds.Today);

        Assert.Equal(hasRegion, number.Region is not null);
        Assert.False(number.IsForeignPermanentResident);
    }

    [Theory]
    [InlineData("11022119700101000")] // Changping county, a district since 1999
    [InlineData("51020219700101000")] // Chongqing when it was in Sichuan
    public void Abolished_regions_stay_valid(string first17) =>
        Assert.True(CitizenNumber.TryParse(first17 + CitizenNumber.CheckCharacter(first17), Kinds.Today, out _, out _));

    [Fact]
    public void The_default_value_has_no_parts()
    {
        Assert.Equal(string.Empty, default(CitizenNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(CitizenNumber).BirthDate);
        Assert.Throws<InvalidOperationException>(() => default(CitizenNumber).Sex);
    }

    [Theory]
    [InlineData("1101011950010100")]
    [InlineData("1101011950010100X")]
    public void A_check_character_needs_seventeen_digits(string first17) =>
        Assert.Throws<ArgumentException>(() => CitizenNumber.CheckCharacter(first17));
}
