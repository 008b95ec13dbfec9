using Gateway.Core.Identifiers;
using Xunit;
using static Gateway.Core.Identifiers.IdentifierFaultReason;

namespace Gateway.Core.Tests.Identifiers;

public sealed class CertificateIdentifierTests
{
    private const string Type = "11110101MB009000XY001";
    private const string Issuer = "12310101MB00900189";

    public static TheoryData<string> ValidValues => [.. IdentifierFile.Valid(IdentifierFile.CertificateIdentifiers)];

    [Theory]
    [MemberData(nameof(ValidValues))]
    public void Valid_identifiers_are_accepted_and_made_again_from_their_parts(string value)
    {
        Assert.True(CertificateIdentifier.TryParse(value, out var identifier, out var fault));
        Assert.True(fault.IsNone);
        Assert.Equal(value, identifier.ToString());
        Assert.Equal(
            identifier,
            CertificateIdentifier.Create(identifier.TypeCode, identifier.IssuerCode, identifier.Serial, identifier.Version));
    }

    [Theory]
    [InlineData(0, CheckCharacter, 72)]
    [InlineData(1, Segments, null)]
    [InlineData(2, Root, 12)]
    [InlineData(3, CheckCharacter, 72)]
    [InlineData(4, CheckCharacter, 72)]
    [InlineData(5, Length, 68)]
    [InlineData(6, Length, 16)]
    [InlineData(7, Character, 59)]
    [InlineData(8, LowerCase, 24)]
    [InlineData(9, Root, 2)]
    public void Invalid_identifiers_are_refused_with_the_failed_link(int index, IdentifierFaultReason reason, int? position)
    {
        var value = IdentifierFile.Invalid(IdentifierFile.CertificateIdentifiers)[index];

        Assert.False(CertificateIdentifier.TryParse(value, out var identifier, out var fault));
        Assert.Equal(new IdentifierFault(IdentifierKind.CertificateIdentifier, reason, position), fault);
        Assert.True(identifier.IsEmpty);
    }

    [Fact]
    public void The_file_has_twenty_valid_and_ten_invalid_identifiers() =>
        Assert.Equal(
            (20, 10),
            (IdentifierFile.Valid(IdentifierFile.CertificateIdentifiers).Length,
             IdentifierFile.Invalid(IdentifierFile.CertificateIdentifiers).Length));

    [Fact]
    public void Parts_are_read()
    {
        var identifier = CertificateIdentifier.Parse($"1.2.156.3005.2.{Type}.{Issuer}.2025000000.001.I");

        Assert.Equal(Type, identifier.TypeCode);
        Assert.Equal("11110101MB009000XY", identifier.Definer.ToString());
        Assert.Equal(Issuer, identifier.IssuerCode);
        Assert.Equal("2025000000", identifier.Serial);
        Assert.Equal("001", identifier.Version);
    }

    [Fact]
    public void A_region_may_stand_for_the_issuer() =>
        Assert.Equal("370102", CertificateIdentifier.Create(Type, "370102", "1", "001").IssuerCode);

    [Theory]
    [InlineData("11110101MB009000X0001", Issuer, "2025", "001", CheckCharacter, 33)]
    [InlineData(Type, "12310101MB00900180", "2025", "001", CheckCharacter, 55)]
    [InlineData(Type, "000102", "2025", "001", Region, 38)]
    [InlineData(Type, Issuer, "", "001", Length, 57)]
    [InlineData(Type, Issuer, "123456789012345678901234567890123", "001", Length, null)]
    [InlineData(Type, "370102", "123456789012345678901234567890123", "001", Length, 45)]
    [InlineData(Type, Issuer, "2025", "0A1", Character, 63)]
    public void Embedded_codes_and_segments_are_checked_at_their_place(
        string type, string issuer, string serial, string version, IdentifierFaultReason reason, int? position)
    {
        var exception = Assert.Throws<IdentifierFormatException>(() => CertificateIdentifier.Create(type, issuer, serial, version));

        Assert.Equal(new IdentifierFault(IdentifierKind.CertificateIdentifier, reason, position), exception.Fault);
    }

    [Fact]
    public void Surplus_segments_are_refused()
    {
        Assert.False(CertificateIdentifier.TryParse($"1.2.156.3005.2.{Type}.{Issuer}.2025.001.I.I", out _, out var fault));
        Assert.Equal(Segments, fault.Reason);
    }

    [Fact]
    public void A_check_character_is_not_made_of_a_segment_outside_the_alphabet() =>
        Assert.Throws<ArgumentException>(() => CertificateIdentifier.CheckCharacter(Type, Issuer, "20.25", "001"));
}
