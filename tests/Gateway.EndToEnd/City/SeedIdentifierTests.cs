using Gateway.Core.Identifiers;
using Gateway.Demo.City;
using Gateway.Demo.City.Databases;

namespace Gateway.EndToEnd.City;

/// <summary>Every identifier of the city is valid, and synthetic.</summary>
[Collection(SeededCity.Name)]
public sealed class SeedIdentifierTests(SeededCity city)
{
    [Fact]
    public void Every_citizen_number_is_valid_and_of_a_sequence_that_is_not_issued()
    {
        foreach (var resident in city.Register.Residents)
        {
            var number = CitizenNumber.Parse(resident.Number, CitySeed.Today);
            Assert.Equal(resident.Sex, number.Sex);
            Assert.Equal(resident.BirthDate, number.BirthDate);
            Assert.Contains(resident.Number[14..17], (string[])["000", "999"]);
        }
    }

    [Fact]
    public void Every_social_credit_code_is_valid_inside_and_out()
    {
        foreach (var firm in city.Register.Firms)
        {
            Assert.True(SocialCreditCode.TryParse(firm.CreditCode, out var code, out var fault), fault.English);
            Assert.Equal(firm.IsIndividual ? "92" : "91", code.Category);
        }
    }

    [Fact]
    public void Every_certificate_identifier_is_valid()
    {
        Assert.All(city.Register.Firms, firm => CertificateIdentifier.Parse(Certificates.BusinessLicence(firm)));
        Assert.All(city.Register.Qualifications, held => CertificateIdentifier.Parse(Certificates.Of(held, 7)));
    }

    [Fact]
    public void The_cast_is_as_the_case_needs_it()
    {
        Assert.True(CitizenNumber.Check(Cast.Applicant, CitySeed.Today).IsNone);
        Assert.True(CitizenNumber.Check(Cast.Nobody, CitySeed.Today).IsNone);
        Assert.Equal(IdentifierFaultReason.CheckCharacter, CitizenNumber.Check(Cast.Mistyped, CitySeed.Today).Reason);
        Assert.DoesNotContain(city.Register.Residents, resident => resident.Number == Cast.Nobody);
        Assert.Equal(Cast.SpouseName, city.Register.Firms[0].Representative.Name);
        Assert.Equal(Cast.Household, city.Register.Households[0].Number);
        Assert.Equal(0, city.Count($"SELECT count(*) FROM ziran.BDC_QLRXX WHERE ZJH = '{Cast.Applicant}'"));
    }
}
