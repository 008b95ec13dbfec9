using Gateway.Core.Identifiers;

namespace Gateway.Demo.City.People;

/// <summary>Makes names as they occur: mostly common, now and then what breaks careless programs.</summary>
internal static class NameMaker
{
    public static string Surname(Dice dice) => dice.Next(1000) switch
    {
        < 12 => dice.Pick<string>(Surnames.Double),
        < 18 => dice.Pick<string>(Surnames.Rare),
        _ => Surnames.Common[Math.Min(dice.Next(Surnames.Common.Length), dice.Next(Surnames.Common.Length))],
    };

    public static string Given(Dice dice, Sex sex)
    {
        var characters = sex == Sex.Male ? GivenNames.Male : GivenNames.Female;
        var first = dice.Pick<string>(characters);
        if (dice.Next(1000) < 8)
        {
            return dice.Chance(50) ? first + dice.Pick<string>(GivenNames.Rare) : dice.Pick<string>(GivenNames.Rare);
        }

        return dice.Chance(25) ? first : first + dice.Pick<string>(characters);
    }
}
