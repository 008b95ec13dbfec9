namespace Gateway.Core.Identifiers;

/// <summary>The two ISO 7064:2003 systems in use, a pure and a hybrid one.</summary>
internal static class Iso7064
{
    /// <summary>Where MOD 37,36 begins.</summary>
    public const int Mod37Start = 36;

    /// <summary>MOD 11-2 over ASCII digits: <c>0</c> to <c>9</c> or <c>X</c>.</summary>
    public static char Mod11(ReadOnlySpan<char> digits)
    {
        var product = 0;
        foreach (var digit in digits)
        {
            product = (product + (digit - '0')) * 2 % 11;
        }

        var check = (12 - product) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    /// <summary>Carries MOD 37,36 over one more run of <c>0-9A-Z</c>.</summary>
    public static int Mod37(int product, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            var sum = (product + Alphabet.Value(character)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return product;
    }

    public static char Mod37End(int product) => Alphabet.Base36[(37 - product) % 36];
}
