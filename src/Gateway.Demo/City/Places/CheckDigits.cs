namespace Gateway.Demo.City.Places;

/// <summary>The check digit of registers' numbers (ISO 7064 MOD 11,10).</summary>
internal static class CheckDigits
{
    public static char Of(string digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + (digit - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }
}
