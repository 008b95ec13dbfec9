using System.Globalization;
using Gateway.Core.Identifiers;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.People;

/// <summary>Registers residents household by household until the city is full.</summary>
internal sealed class HouseholdMaker(Dice dice, CitizenNumbers numbers, List<Resident> residents, List<Household> households)
{
    private static readonly string[] Minorities = ["03", "05", "11", "02", "06", "08", "10", "15"];

    /// <summary>Nobody is left for the dice: the rest are the <see cref="ScenarioCast"/>'s.</summary>
    public bool IsFull => residents.Count >= CitySeed.Residents - ScenarioCast.Residents;

    public Household Open(Address? address = null, DateOnly? since = null)
    {
        var household = new Household
        {
            Number = (100_000_001 + households.Count).ToString(CultureInfo.InvariantCulture),
            Address = address ?? AddressMaker.Home(dice),
            Since = since ?? dice.Date(new DateOnly(1985, 1, 1), CitySeed.Today),
        };
        households.Add(household);
        return household;
    }

    /// <summary>Adds a person born about the date; null once the city is full.</summary>
    public Resident? Add(Household household, string relation, string surname, Sex sex, DateOnly birthDate)
    {
        if (IsFull)
        {
            return null;
        }

        var region = dice.Chance(75) ? dice.Pick<District>(District.All).Code : dice.Pick<string>(Regions.Elsewhere);
        var number = numbers.Issue(region, ref birthDate, sex);
        var dotted = dice.Next(2000) == 0;
        var name = dotted ? dice.Pick<string>(GivenNames.Dotted) : surname + NameMaker.Given(dice, sex);
        var ethnicity = dotted ? "05" : dice.Next(1000) < 15 ? dice.Pick<string>(Minorities) : "01";
        return Register(household, relation, number, name, sex, birthDate, ethnicity);
    }

    /// <summary>Adds a person whose number was issued already.</summary>
    public Resident Register(
        Household household, string relation, string number, string name, Sex sex, DateOnly birthDate, string ethnicity = "01")
    {
        var resident = new Resident
        {
            Index = residents.Count,
            Number = number,
            Name = name,
            Sex = sex,
            BirthDate = birthDate,
            Ethnicity = ethnicity,
            Household = household,
            Relation = relation,
        };
        residents.Add(resident);
        household.Members.Add(resident);
        return resident;
    }
}
