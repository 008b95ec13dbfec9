using CsCheck;
using Gateway.Core.Identifiers;
using Xunit;
using static Gateway.Core.Identifiers.IdentifierFaultReason;

namespace Gateway.Core.Tests.Identifiers;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("111", "110101195001010009")]
    [InlineData("001", "91110102MA0090073R")]
    [InlineData("414", "E00000001")]
    [InlineData("511", "00000001")]
    [InlineData("516", "H00000001")]
    [InlineData("553", "911124198108030024")]
    public void A_subject_is_validated_by_its_type(string type, string identifier)
    {
        Assert.True(Subject.TryCreate(type, identifier, Kinds.Today, out var subject, out var fault));
        Assert.True(fault.IsNone);
        Assert.Equal(new Subject(SubjectType.Parse(type), identifier), subject);
    }

    [Theory]
    [InlineData("111", "91110102MA0090073R", IdentifierKind.CitizenNumber, Character, 9)]
    [InlineData("111", "110101209912310007", IdentifierKind.CitizenNumber, FutureBirthDate, 7)]
    [InlineData("001", "110101195001010009", IdentifierKind.SocialCreditCode, Region, 3)]
    [InlineData("414", "", IdentifierKind.Subject, Missing, null)]
    [InlineData("414", null, IdentifierKind.Subject, Missing, null)]
    [InlineData("414", "E123", IdentifierKind.Subject, Length, null)]
    [InlineData("414", "E0000\t001", IdentifierKind.Subject, Character, 6)]
    [InlineData("516", "h00000001", IdentifierKind.Subject, LowerCase, 1)]
    [InlineData("999", "E00000001", IdentifierKind.SubjectType, UnknownType, null)]
    [InlineData("11", "110101195001010009", IdentifierKind.SubjectType, Length, null)]
    [InlineData("1a1", "110101195001010009", IdentifierKind.SubjectType, LowerCase, 2)]
    [InlineData(null, "110101195001010009", IdentifierKind.SubjectType, Missing, null)]
    public void Faults_name_the_failed_link(
        string? type, string? identifier, IdentifierKind kind, IdentifierFaultReason reason, int? position)
    {
        Assert.False(Subject.TryCreate(type, identifier, Kinds.Today, out _, out var fault));
        Assert.Equal(new IdentifierFault(kind, reason, position), fault);
    }

    [Fact]
    public void An_accepted_identifier_is_short_and_has_no_control_characters() =>
        Gen.Select(Gen.OneOf([.. SubjectType.Known]), Gen.OneOf(Gen.String, Gen.String[Gen.Char.AlphaNumeric, 0, 90]))
            .Sample((type, identifier) =>
            {
                var accepted = new Subject(type, identifier).Validate(Kinds.Today).IsNone;
                return !accepted || (identifier.Length is > 0 and <= Subject.MaxLength && !identifier.Any(char.IsControl));
            });

    [Fact]
    public void The_text_of_a_subject_hides_the_identifier() =>
        Assert.Equal("Subject(111)", new Subject(SubjectType.CitizenNumber, "110101195001010009").ToString());

    [Fact]
    public void The_default_subject_is_refused() =>
        Assert.Equal(new IdentifierFault(IdentifierKind.SubjectType, Missing), default(Subject).Validate(Kinds.Today));

    [Fact]
    public void Only_the_credit_code_is_of_a_body()
    {
        Assert.Equal([SubjectType.SocialCreditCode], SubjectType.Known.Where(type => !type.IsPerson));
        Assert.False(default(SubjectType).IsPerson);
    }
}
