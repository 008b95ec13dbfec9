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
        Assert.All(city.Register.FoodPermits, permit => CertificateIdentifier.Parse(Certificates.Of(permit)));
        Assert.All(city.Register.TitleCertificates, certificate => CertificateIdentifier.Parse(Certificates.Of(certificate, 7)));
        Assert.All(city.Register.Marriages, marriage => CertificateIdentifier.Parse(Certificates.Of(marriage, 7, 1)));
        Assert.All(city.Register.Births, birth => CertificateIdentifier.Parse(Certificates.Of(birth)));
    }

    [Theory]
    [InlineData("shichang", "YYZZ_XX", "11100000MB9001907F001", false)]
    [InlineData("shichang", "SPJYXK_XX", "11100000MB9001907F002", true)]
    [InlineData("renshe", "ZYZG_XX", "11100000MB9001915A001", false)]
    [InlineData("ziran", "BDC_ZSXX", "11100000MB90019235001", true)]
    [InlineData("minzheng", "JHZ_XX", "11100000MB90019310001", true)]
    [InlineData("weijian", "CSYXZM_XX", "11100000MB900194XP001", true)]
    public void A_register_keeps_every_identifier_once_and_a_few_with_a_wrong_check_character(
        string department, string table, string type, bool miskept)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var wrong = 0;
        using var connection = SeededCity.Open(city.Databases, department);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT ZZBS FROM {table}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var identifier = reader.GetString(0);
            Assert.True(kept.Add(identifier));
            Assert.StartsWith("1.2.156.3005.2." + type, identifier, StringComparison.Ordinal);
            if (CertificateIdentifier.Check(identifier) is { IsNone: false } fault)
            {
                Assert.Equal(IdentifierFaultReason.CheckCharacter, fault.Reason);
                wrong++;
            }
        }

        Assert.Equal(miskept, wrong > 0);
        Assert.True(wrong <= 20);
    }

    [Fact]
    public void The_cast_is_as_the_case_needs_it()
    {
        Assert.True(CitizenNumber.Check(Cast.Applicant, CitySeed.Today).IsNone);
        Assert.True(CitizenNumber.Check(Cast.Nobody, CitySeed.Today).IsNone);
        Assert.Equal(IdentifierFaultReason.CheckCharacter, CitizenNumber.Check(Cast.Mistyped, CitySeed.Today).Reason);
        Assert.DoesNotContain(city.Register.Residents, resident => resident.Number == Cast.Nobody);
        Assert.Equal(Cast.SpouseName, city.Register.Firms[0].Representative.Name);
        Assert.Equal(Cast.Eatery, city.Register.Firms[0].CreditCode);
        Assert.Equal(Cast.Household, city.Register.Households[0].Number);
        Assert.Equal(0, city.Count($"SELECT count(*) FROM ziran.BDC_QLRXX WHERE ZJH = '{Cast.Applicant}'"));
    }
}
