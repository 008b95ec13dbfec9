using Gateway.Core.Identifiers;

namespace Gateway.Core.Tests.Identifiers;

internal delegate IdentifierFault CheckOf(ReadOnlySpan<char> value);

/// <summary>Every identifier by one shape, for rules that hold for all.</summary>
internal static class Kinds
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly (IdentifierKind Kind, CheckOf Check, Func<string?, (bool Ok, string Text, IdentifierFault Fault)> Parse)[] All =
    [
        (IdentifierKind.CitizenNumber, value => CitizenNumber.Check(value, Today),
            value => (CitizenNumber.TryParse(value, Today, out var result, out var fault), result.ToString(), fault)),
        (IdentifierKind.SocialCreditCode, SocialCreditCode.Check,
            value => (SocialCreditCode.TryParse(value, out var result, out var fault), result.ToString(), fault)),
        (IdentifierKind.CertificateIdentifier, CertificateIdentifier.Check,
            value => (CertificateIdentifier.TryParse(value, out var result, out var fault), result.ToString(), fault)),
        (IdentifierKind.ServiceItemCode, ServiceItemCode.Check,
            value => (ServiceItemCode.TryParse(value, out var result, out var fault), result.ToString(), fault)),
        (IdentifierKind.RegionCode, RegionCode.Check,
            value => (RegionCode.TryParse(value, out var result, out var fault), result.ToString(), fault)),
        (IdentifierKind.SubjectType, value => SubjectType.TryParse(value, out _, out var fault) ? IdentifierFault.None : fault,
            value => (SubjectType.TryParse(value, out var result, out var fault), result.ToString(), fault)),
    ];
}
