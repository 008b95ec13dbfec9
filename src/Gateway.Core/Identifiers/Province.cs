namespace Gateway.Core.Identifiers;

/// <summary>The province prefixes of GB/T 2260.</summary>
internal static class Province
{
    /// <summary>Of the first two characters, which must be digits.</summary>
    public static bool Exists(ReadOnlySpan<char> digits) => (((digits[0] - '0') * 10) + (digits[1] - '0')) switch
    {
        >= 11 and <= 15 => true,
        >= 21 and <= 23 => true,
        >= 31 and <= 37 => true,
        >= 41 and <= 46 => true,
        >= 50 and <= 54 => true,
        >= 61 and <= 65 => true,
        71 or 81 or 82 => true,
        _ => false,
    };
}
