using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Identifiers;

/// <summary>
/// 公民身份号码, 18 characters: region 6, birth date 8, sequence 3, check (GB 11643-1999; ISO 7064 MOD 11-2).
/// Takes in residence permits of Hong Kong, Macao and Taiwan residents (prefix 81, 82, 83) and foreigners'
/// permanent residence cards (9, province 2, nationality 3). Personal data: keep it out of logs and keys.
/// </summary>
/// <remarks>
/// <c>today</c> is the day in the jurisdiction's time zone. What was accepted once and stored may be read
/// back by the <c>Undated</c> methods, which alone leave out the question whether the birth date is in the future.
/// </remarks>
public readonly record struct CitizenNumber
{
    private readonly string? _value;

    private CitizenNumber(string value) => _value = value;

    /// <summary>True for the default value alone, of which nothing else but the text may be asked.</summary>
    public bool IsEmpty => _value is null;

    public DateOnly BirthDate =>
        CitizenNumberChecks.TryBirthDate(Text, out var date) ? date : throw new InvalidOperationException("There is no number.");

    public Sex Sex => (Text[16] - '0') % 2 == 0 ? Sex.Female : Sex.Male;

    /// <summary>True for the numbers that begin with 9.</summary>
    public bool IsForeignPermanentResident => Text[0] == '9';

    /// <summary>Region of first registration, perhaps abolished since; null for prefixes 83 and 9, which GB/T 2260 does not hold.</summary>
    public RegionCode? Region => Text is ['9', ..] or ['8', '3', ..] ? null : RegionCode.Trusted(Text[..6]);

    private ReadOnlySpan<char> Text => _value ?? throw new InvalidOperationException("There is no number.");

    /// <summary>The fault in a value, without allocating.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> value, DateOnly today)
    {
        var fault = CitizenNumberChecks.Check(value, out var birthDate);
        return fault.IsNone && birthDate > today
            ? new(IdentifierKind.CitizenNumber, IdentifierFaultReason.FutureBirthDate, CitizenNumberChecks.BirthDatePosition)
            : fault;
    }

    public static bool TryParse([NotNullWhen(true)] string? value, DateOnly today, out CitizenNumber result, out IdentifierFault fault)
    {
        fault = Check(value, today);
        result = fault.IsNone ? new(value!) : default;
        return fault.IsNone;
    }

    public static bool TryParse(ReadOnlySpan<char> value, DateOnly today, out CitizenNumber result, out IdentifierFault fault)
    {
        fault = Check(value, today);
        result = fault.IsNone ? new(value.ToString()) : default;
        return fault.IsNone;
    }

    /// <summary>As <c>TryParse</c>, but a birth date in the future passes.</summary>
    public static bool TryParseUndated([NotNullWhen(true)] string? value, out CitizenNumber result, out IdentifierFault fault) =>
        TryParse(value, DateOnly.MaxValue, out result, out fault);

    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static CitizenNumber Parse(string? value, DateOnly today) =>
        TryParse(value, today, out var result, out var fault) ? result : throw new IdentifierFormatException(fault);

    /// <summary>As <c>Parse</c>, but a birth date in the future passes.</summary>
    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static CitizenNumber ParseUndated(string? value) => Parse(value, DateOnly.MaxValue);

    /// <summary>The 18th character, <c>0-9</c> or <c>X</c>.</summary>
    /// <exception cref="ArgumentException">Not 17 digits.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> first17) =>
        first17.Length == 17 && Alphabet.IsDigits(first17)
            ? Iso7064.Mod11(first17)
            : throw new ArgumentException("Expected 17 digits.", nameof(first17));

    /// <summary>All 18 characters, unmasked; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;
}
