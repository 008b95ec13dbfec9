using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Identifiers;

/// <summary>
/// 持证主体代码类型, 3 digits (GB/T 36903-2018 appendix A for 111 and 001; the other personal documents by
/// GA/T 517). A code that is not listed here is refused.
/// </summary>
public readonly record struct SubjectType
{
    private readonly string? _code;

    private SubjectType(string code) => _code = code;

    /// <summary>111, 公民身份号码.</summary>
    public static SubjectType CitizenNumber { get; } = new("111");

    /// <summary>001, 统一社会信用代码.</summary>
    public static SubjectType SocialCreditCode { get; } = new("001");

    /// <summary>414, 普通护照.</summary>
    public static SubjectType Passport { get; } = new("414");

    /// <summary>511, 台湾居民来往大陆通行证.</summary>
    public static SubjectType TaiwanTravelPermit { get; } = new("511");

    /// <summary>516, 港澳居民来往内地通行证.</summary>
    public static SubjectType HongKongMacaoTravelPermit { get; } = new("516");

    /// <summary>553, 外国人永久居留身份证, whose older numbers have 15 characters.</summary>
    public static SubjectType ForeignPermanentResidencePermit { get; } = new("553");

    /// <summary>Every known type.</summary>
    public static IReadOnlyList<SubjectType> Known => All;

    private static SubjectType[] All { get; } =
    [
        CitizenNumber, SocialCreditCode, Passport, TaiwanTravelPermit, HongKongMacaoTravelPermit, ForeignPermanentResidencePermit,
    ];

    /// <summary>True for the default value alone.</summary>
    public bool IsEmpty => _code is null;

    /// <summary>True for a person, false for a body or the default value.</summary>
    public bool IsPerson => !IsEmpty && this != SocialCreditCode;

    public static bool TryParse([NotNullWhen(true)] string? value, out SubjectType result, out IdentifierFault fault) =>
        TryParse(value.AsSpan(), out result, out fault);

    /// <summary>Never allocates.</summary>
    public static bool TryParse(ReadOnlySpan<char> value, out SubjectType result, out IdentifierFault fault)
    {
        foreach (var known in All)
        {
            if (value.SequenceEqual(known._code))
            {
                result = known;
                fault = IdentifierFault.None;
                return true;
            }
        }

        result = default;
        fault = Refuse(value);
        return false;
    }

    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static SubjectType Parse(string? value) =>
        TryParse(value, out var result, out var fault) ? result : throw new IdentifierFormatException(fault);

    /// <summary>The 3 digits; empty for the default value.</summary>
    public override string ToString() => _code ?? string.Empty;

    private static IdentifierFault Refuse(ReadOnlySpan<char> value)
    {
        if (value.Length != 3)
        {
            return new(IdentifierKind.SubjectType, value.IsEmpty ? IdentifierFaultReason.Missing : IdentifierFaultReason.Length);
        }

        var fault = Alphabet.CheckDigits(value, IdentifierKind.SubjectType);
        return fault.IsNone ? new(IdentifierKind.SubjectType, IdentifierFaultReason.UnknownType) : fault;
    }
}
