using System.Globalization;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Permits;

/// <summary>Numbers of food permits: JY, 2 for catering, the district, a serial, and a check digit (ISO 7064 MOD 11,10).</summary>
internal static class PermitNumbers
{
    public static string Of(FoodPermit permit) => Compose(permit.Firm.Address.District, permit.Serial);

    private static string Compose(District district, int serial)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"2{district.Code}{serial:D6}");
        return "JY" + digits + CheckDigits.Of(digits);
    }
}
