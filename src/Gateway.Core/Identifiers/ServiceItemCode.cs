using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Identifiers;

/// <summary>
/// 事项编码, 31 characters: implementing body's social credit code 18, exercise level 1, base code 12 (digits);
/// or 33 with the two digits of a handling item (业务办理项). Only the embedded code has check characters.
/// </summary>
public readonly record struct ServiceItemCode
{
    private const int ItemLength = 31;
    private const int HandlingLength = 33;
    private const IdentifierKind Kind = IdentifierKind.ServiceItemCode;

    private readonly string? _value;

    private ServiceItemCode(string value) => _value = value;

    /// <summary>True for the default value alone, of which nothing else but the text may be asked.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>The department that carries the item out.</summary>
    public SocialCreditCode Body => SocialCreditCode.Trusted(Text.AsSpan(0, 18));

    public RegionLevel Level => (RegionLevel)(Text[18] - '0');

    /// <summary>12 digits: region 2 (00 national), type 2, department 2, main item 3, sub-item 3.</summary>
    public string BaseCode => Text[19..ItemLength];

    /// <summary>Two digits, or null where the code names the whole item.</summary>
    public string? HandlingItem => Text.Length == HandlingLength ? Text[ItemLength..] : null;

    /// <summary>The 31-character code that a handling item belongs to; itself where there is none.</summary>
    public ServiceItemCode Item => Text.Length == ItemLength ? this : new(Text[..ItemLength]);

    private string Text => _value ?? throw new InvalidOperationException("There is no code.");

    /// <summary>The fault in a value, without allocating.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> value)
    {
        if (value.Length is not (ItemLength or HandlingLength))
        {
            return new(Kind, value.IsEmpty ? IdentifierFaultReason.Missing : IdentifierFaultReason.Length);
        }

        var fault = SocialCreditCodeChecks.Check(value[..18], Kind, 0);
        if (fault.IsNone)
        {
            fault = Alphabet.CheckDigits(value[18..], Kind, 18);
        }

        return fault.IsNone && value[18] is < '1' or > '6' ? new(Kind, IdentifierFaultReason.Level, 19) : fault;
    }

    public static bool TryParse([NotNullWhen(true)] string? value, out ServiceItemCode result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value!) : default;
        return fault.IsNone;
    }

    public static bool TryParse(ReadOnlySpan<char> value, out ServiceItemCode result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value.ToString()) : default;
        return fault.IsNone;
    }

    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static ServiceItemCode Parse(string? value) =>
        TryParse(value, out var result, out var fault) ? result : throw new IdentifierFormatException(fault);

    /// <summary>The 31 or 33 characters; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;
}
