using CsCheck;
using Gateway.Core.Identifiers;
using Gateway.Testing;
using Xunit;

namespace Gateway.Core.Tests.Identifiers;

public sealed class IdentifierProperties
{
    private const string Base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string CreditLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> Provinces = Gen.OneOf("11", "15", "23", "37", "46", "50", "54", "65", "71", "82");

    private static readonly Gen<string> Regions =
        Gen.Select(Provinces, Gen.String[Gen.Char['0', '9'], 4, 4], (province, rest) => province + rest);

    private static readonly Gen<string> CitizenNumbers =
        Gen.Select(Regions, Gen.Date[new DateTime(1900, 1, 1), new DateTime(2026, 3, 2)], Gen.Int[0, 999], (region, birth, sequence) =>
        {
            var first17 = $"{region}{birth:yyyyMMdd}{sequence:D3}";
            return first17 + CitizenNumber.CheckCharacter(first17);
        });

    private static readonly Gen<string> CreditCodes =
        Gen.Select(
            Gen.OneOf("11", "12", "51", "91", "92", "A1", "N2", "Y1"), Regions, Gen.String[Gen.OneOf(CreditLetters.ToArray()), 8, 8],
            (category, region, body) =>
            {
                var first17 = category + region + body + SocialCreditCode.OrganisationCheckCharacter(body);
                return first17 + SocialCreditCode.CheckCharacter(first17);
            });

    private static readonly Gen<string> Certificates =
        Gen.Select(
            CreditCodes, CreditCodes, Gen.String[Gen.OneOf(Base36.ToArray()), 1, 32], Gen.Int[0, 999],
            (definer, issuer, serial, version) =>
                CertificateIdentifier.Create(definer + "001", issuer, serial, $"{version:D3}").ToString());

    private static readonly Gen<string> ServiceItems =
        Gen.Select(
            CreditCodes, Gen.Int[1, 6], Gen.OneOf(Gen.String[Gen.Char['0', '9'], 12, 12], Gen.String[Gen.Char['0', '9'], 14, 14]),
            (body, level, rest) => $"{body}{level}{rest}");

    private static readonly Gen<string> Anything =
        Gen.OneOf(Gen.String, Gen.String[Gen.Char.AlphaNumeric, 0, 120], Gen.String[Gen.Char['0', '9'], 0, 40]);

    [Fact]
    public void Sound_values_come_back_as_they_went_in() =>
        Gen.OneOf(
                CitizenNumbers.Select(value => (IdentifierKind.CitizenNumber, value)),
                CreditCodes.Select(value => (IdentifierKind.SocialCreditCode, value)),
                Certificates.Select(value => (IdentifierKind.CertificateIdentifier, value)),
                ServiceItems.Select(value => (IdentifierKind.ServiceItemCode, value)),
                Regions.Select(value => (IdentifierKind.RegionCode, value)))
            .Sample((kind, value) =>
            {
                var (ok, text, fault) = Kinds.All.Single(each => each.Kind == kind).Parse(value);
                return ok && fault.IsNone && text == value;
            });

    [Fact]
    public void Every_substitution_in_a_citizen_number_is_caught() =>
        CitizenNumbers.Sample(value => EverySubstitutionIsRefused(value, "0123456789X", text => CitizenNumber.Check(text, Kinds.Today)));

    [Fact]
    public void Every_substitution_in_a_social_credit_code_is_caught() =>
        CreditCodes.Sample(value => EverySubstitutionIsRefused(value, Base36, SocialCreditCode.Check), iter: 30);

    [Fact]
    public void Every_substitution_in_a_certificate_identifier_is_caught() =>
        Certificates.Sample(value => EverySubstitutionIsRefused(value, Base36 + ".", CertificateIdentifier.Check), iter: 30);

    [Fact]
    public void Every_exchange_of_neighbours_in_a_citizen_number_is_caught() =>
        CitizenNumbers.Sample(value =>
        {
            for (var index = 0; index + 1 < value.Length; index++)
            {
                var swapped = value.ToCharArray();
                (swapped[index], swapped[index + 1]) = (swapped[index + 1], swapped[index]);
                if (!value.AsSpan().SequenceEqual(swapped) && CitizenNumber.Check(swapped, Kinds.Today).IsNone)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void Garbage_is_refused_by_a_fault_that_does_not_repeat_it() =>
        Anything.Sample(value =>
        {
            foreach (var kind in Kinds.All)
            {
                var (ok, text, fault) = kind.Parse(value);
                var told = fault.Code + fault.English + fault.Chinese;
                Assert.Equal(ok, fault.IsNone);
                Assert.Equal(ok ? value : string.Empty, text);
                Assert.True(ok || fault.Kind == kind.Kind);
                Assert.True(fault.Position is null or > 0 && fault.Position.GetValueOrDefault() <= value.Length + 1);
                Assert.False(value.Length > 8 && told.Contains(value, StringComparison.Ordinal));
            }
        });

    [Fact]
    public void A_fault_never_repeats_a_damaged_value() =>
        Gen.Select(Gen.OneOf(CitizenNumbers, CreditCodes, Certificates), Gen.Int[0, 17], Gen.Char).Sample((value, index, character) =>
        {
            var damaged = value[..index] + character + value[(index + 1)..];
            foreach (var kind in Kinds.All)
            {
                var told = kind.Parse(damaged).Fault.English;
                for (var start = 0; start + 4 <= damaged.Length; start++)
                {
                    Assert.DoesNotContain(damaged.Substring(start, 4), told, StringComparison.Ordinal);
                }
            }
        });

    [Fact]
    public void Null_is_missing() =>
        Assert.All(Kinds.All, kind => Assert.Equal(IdentifierFaultReason.Missing, kind.Parse(null).Fault.Reason));

    [Fact]
    public void Checking_allocates_nothing() =>
        Gen.Select(CitizenNumbers, CreditCodes, Certificates).Sample((citizen, credit, certificate) =>
        {
            var values = new[] { citizen, credit, certificate, credit + "3370117002011", "370102", "111" };
            return Run(values) == 0 && Allocations.Of(() => Run(values)) == 0;
        });

    private static int Run(string[] values)
    {
        var faults = 0;
        for (var index = 0; index < values.Length; index++)
        {
            faults += Kinds.All[index].Check(values[index]).IsNone ? 0 : 1;
        }

        return faults;
    }

    private static bool EverySubstitutionIsRefused(string value, string alphabet, CheckOf check)
    {
        var characters = value.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            foreach (var other in alphabet)
            {
                characters[index] = other;
                if (other != value[index] && check(characters).IsNone)
                {
                    return false;
                }
            }

            characters[index] = value[index];
        }

        return true;
    }
}
