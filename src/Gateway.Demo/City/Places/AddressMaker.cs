using System.Globalization;

namespace Gateway.Demo.City.Places;

/// <summary>Makes addresses of the city.</summary>
internal static class AddressMaker
{
    public const string City = "示范市";

    public static Address Home(Dice dice)
    {
        var district = dice.Pick<District>(District.All);
        var street = dice.Pick<string>(Streets.Names);
        var text = dice.Chance(70)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{City}{district.Name}{street}{dice.Between(1, 300)}号{dice.Pick<string>(Streets.Estates)}{dice.Between(1, 40)}幢{dice.Between(1, 4)}单元{(dice.Between(1, 18) * 100) + dice.Between(1, 4)}室")
            : string.Create(CultureInfo.InvariantCulture, $"{City}{district.Name}{street}{dice.Between(1, 300)}号");
        return new Address(district, text);
    }

    public static Address Business(Dice dice)
    {
        var district = dice.Pick<District>(District.All);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{City}{district.Name}{dice.Pick<string>(Streets.Names)}{dice.Between(1, 600)}号{dice.Between(1, 9)}幢{(dice.Between(1, 22) * 100) + dice.Between(1, 20)}室");
        return new Address(district, text);
    }
}
