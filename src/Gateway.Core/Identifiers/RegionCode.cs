using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Identifiers;

/// <summary>
/// 6 digits (GB/T 2260: province 2, city 2, county 2), or 9 or 12 with town and village (GB/T 10114).
/// Only form and province prefix are checked: a code outlives the region it named. <c>100000</c> is the nation.
/// </summary>
public readonly record struct RegionCode
{
    private const string NationalText = "100000";

    private readonly string? _value;

    private RegionCode(string value) => _value = value;

    /// <summary><c>100000</c>, used by bodies registered centrally.</summary>
    public static RegionCode National => new(NationalText);

    /// <summary>True for the default value alone.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Depth, by the last group that is not all zeros.</summary>
    public RegionLevel Level => Significant.Length switch
    {
        0 => IsEmpty ? RegionLevel.None : RegionLevel.National,
        2 => RegionLevel.Province,
        4 => RegionLevel.City,
        6 => RegionLevel.County,
        9 => RegionLevel.Town,
        _ => RegionLevel.Village,
    };

    // A direct town of a city (441900003) has a zero county group, so groups are dropped from the end only.
    private ReadOnlySpan<char> Significant
    {
        get
        {
            var text = _value.AsSpan();
            if (text.IsEmpty || text.StartsWith(NationalText))
            {
                return [];
            }

            ReadOnlySpan<int> ends = [2, 4, 6, 9, 12];
            foreach (var end in ends)
            {
                if (end >= text.Length || !text[end..].ContainsAnyExcept('0'))
                {
                    return text[..end];
                }
            }

            return text;
        }
    }

    /// <summary>True for the region itself and everything below it, of whatever length.</summary>
    public bool Contains(RegionCode other) =>
        !IsEmpty && !other.IsEmpty && other._value.AsSpan().StartsWith(Significant)
        && (Level == RegionLevel.National || other.Level >= Level);

    /// <summary>The fault in a value, without allocating.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return new(IdentifierKind.RegionCode, IdentifierFaultReason.Missing);
        }

        return value.Length is 6 or 9 or 12
            ? Check(value, IdentifierKind.RegionCode, 0)
            : new(IdentifierKind.RegionCode, IdentifierFaultReason.Length);
    }

    public static bool TryParse([NotNullWhen(true)] string? value, out RegionCode result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value!) : default;
        return fault.IsNone;
    }

    public static bool TryParse(ReadOnlySpan<char> value, out RegionCode result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value.ToString()) : default;
        return fault.IsNone;
    }

    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static RegionCode Parse(string? value) =>
        TryParse(value, out var result, out var fault) ? result : throw new IdentifierFormatException(fault);

    /// <summary>The digits; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;

    internal static IdentifierFault Check(ReadOnlySpan<char> value, IdentifierKind kind, int offset)
    {
        var fault = Alphabet.CheckDigits(value, kind, offset);
        if (!fault.IsNone)
        {
            return fault;
        }

        var national = value.StartsWith(NationalText) && !value[6..].ContainsAnyExcept('0');
        return national || Province.Exists(value)
            ? IdentifierFault.None
            : new(kind, IdentifierFaultReason.Region, offset + 1);
    }

    internal static RegionCode Trusted(ReadOnlySpan<char> value) => new(value.ToString());
}
