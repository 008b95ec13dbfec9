namespace Gateway.Core.Identifiers;

/// <summary>GB 11643-1999 in the order form, region, birth date, check character.</summary>
internal static class CitizenNumberChecks
{
    public const int BirthDatePosition = 7;

    private const IdentifierKind Kind = IdentifierKind.CitizenNumber;

    public static IdentifierFault Check(ReadOnlySpan<char> value, out DateOnly birthDate)
    {
        birthDate = default;
        var fault = CheckForm(value);
        if (!fault.IsNone)
        {
            return fault;
        }

        if (!RegionExists(value))
        {
            return new(Kind, IdentifierFaultReason.Region, 1);
        }

        if (!TryBirthDate(value, out birthDate))
        {
            return new(Kind, IdentifierFaultReason.BirthDate, BirthDatePosition);
        }

        return Iso7064.Mod11(value[..17]) == value[17]
            ? IdentifierFault.None
            : new(Kind, IdentifierFaultReason.CheckCharacter, 18);
    }

    public static bool TryBirthDate(ReadOnlySpan<char> value, out DateOnly date)
    {
        var year = Number(value[6..10]);
        var month = Number(value[10..12]);
        var day = Number(value[12..14]);
        var exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    private static IdentifierFault CheckForm(ReadOnlySpan<char> value)
    {
        if (value.Length != 18)
        {
            return new(Kind, value.Length switch
            {
                0 => IdentifierFaultReason.Missing,
                15 when Alphabet.IsDigits(value) => IdentifierFaultReason.FirstGeneration,
                _ => IdentifierFaultReason.Length,
            });
        }

        var fault = Alphabet.CheckDigits(value[..17], Kind);
        return fault.IsNone && value[17] != 'X' ? Alphabet.CheckDigits(value[17..], Kind, 17) : fault;
    }

    // 83 is on residence permits of Taiwan residents though GB/T 2260 has 71; a 9 is followed by the
    // province that issued the card. Deeper than the province nothing is refused: abolished codes stay valid.
    private static bool RegionExists(ReadOnlySpan<char> value) => value switch
    {
        ['9', ..] => Province.Exists(value[1..]),
        ['8', '3', ..] => true,
        _ => Province.Exists(value),
    };

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
