using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Identifiers;

/// <summary>
/// 统一社会信用代码, 18 characters: registration authority 1, category 1, region 6, organisation code 9
/// (GB 11714, with a check of its own), check (GB 32100-2015).
/// </summary>
public readonly record struct SocialCreditCode
{
    private readonly string? _value;

    private SocialCreditCode(string value) => _value = value;

    /// <summary>True for the default value alone, of which nothing else but the text may be asked.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Authority and category, 2 characters: <c>91</c> an enterprise, <c>11</c> a state organ, <c>51</c> an association.</summary>
    public string Category => Text[..2];

    public RegionCode Region => RegionCode.Trusted(Text.AsSpan(2, 6));

    /// <summary>组织机构代码, 9 characters without the hyphen (GB 11714).</summary>
    public string OrganisationCode => Text[8..17];

    private string Text => _value ?? throw new InvalidOperationException("There is no code.");

    /// <summary>The fault in a value, without allocating.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> value) => value.Length switch
    {
        0 => new(IdentifierKind.SocialCreditCode, IdentifierFaultReason.Missing),
        SocialCreditCodeChecks.Length => SocialCreditCodeChecks.Check(value, IdentifierKind.SocialCreditCode, 0),
        _ => new(IdentifierKind.SocialCreditCode, IdentifierFaultReason.Length),
    };

    public static bool TryParse([NotNullWhen(true)] string? value, out SocialCreditCode result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value!) : default;
        return fault.IsNone;
    }

    public static bool TryParse(ReadOnlySpan<char> value, out SocialCreditCode result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value.ToString()) : default;
        return fault.IsNone;
    }

    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static SocialCreditCode Parse(string? value) =>
        TryParse(value, out var result, out var fault) ? result : throw new IdentifierFormatException(fault);

    /// <summary>The 18th character. The organisation code's own check (17th) must be right already to make a valid code.</summary>
    /// <exception cref="ArgumentException">Not 17 characters of <c>0-9A-Z</c> without I, O, S, V, Z.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> first17) =>
        first17.Length == 17 && SocialCreditCodeChecks.IsInAlphabet(first17)
            ? SocialCreditCodeChecks.CheckCharacter(first17)
            : throw new ArgumentException("Expected 17 characters of the alphabet of GB 32100-2015.", nameof(first17));

    /// <summary>The 9th character of an organisation code, <c>0-9</c> or <c>X</c> (GB 11714).</summary>
    /// <exception cref="ArgumentException">Not 8 characters of <c>0-9A-Z</c>.</exception>
    public static char OrganisationCheckCharacter(ReadOnlySpan<char> first8) =>
        first8.Length == 8 && Alphabet.IsBase36(first8)
            ? SocialCreditCodeChecks.OrganisationCheckCharacter(first8)
            : throw new ArgumentException("Expected 8 characters of 0-9 and A-Z.", nameof(first8));

    /// <summary>All 18 characters; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;

    internal static SocialCreditCode Trusted(ReadOnlySpan<char> value) => new(value.ToString());
}
