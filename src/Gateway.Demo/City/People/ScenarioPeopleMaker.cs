using Gateway.Core.Identifiers;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.People;

/// <summary>Writes the people of the <see cref="ScenarioCast"/> into the register, after everybody else.</summary>
internal static class ScenarioPeopleMaker
{
    /// <summary>Keeps their numbers from the dice.</summary>
    public static void Reserve(CitizenNumbers numbers)
    {
        foreach (var number in (string[])
        [
            ScenarioCast.Founder, ScenarioCast.CatererRepresentative, ScenarioCast.ClosingRepresentative, ScenarioCast.Mother, ScenarioCast.Father, ScenarioCast.Seller,
        ])
        {
            numbers.TryIssue(number);
        }
    }

    public static void Make(HouseholdMaker maker, List<Marriage> marriages)
    {
        Alone(maker, District.All[1], "示范市桃江区文昌路28号桂花城3幢1单元602室", new(2016, 4, 11), ScenarioCast.Founder, ScenarioCast.FounderName);
        Alone(maker, District.All[2], "示范市松山区松风路9号松涛苑12幢2单元1101室", new(2010, 10, 8), ScenarioCast.CatererRepresentative, ScenarioCast.CatererRepresentativeName);
        Alone(maker, District.All[3], "示范市望湖区滨湖路101号", new(2001, 7, 2), ScenarioCast.ClosingRepresentative, ScenarioCast.ClosingRepresentativeName);
        Alone(maker, District.All[5], "示范市北屏区石桥路77号北屏公寓5幢3单元303室", new(1999, 3, 19), ScenarioCast.Seller, ScenarioCast.SellerName);

        var home = maker.Open(new Address(District.All[0], "示范市云溪区长庆街52号云溪人家8幢1单元904室"), new(2022, 11, 3));
        var mother = Register(maker, home, Relation.Head, ScenarioCast.Mother, ScenarioCast.MotherName);
        var father = Register(maker, home, Relation.Spouse, ScenarioCast.Father, ScenarioCast.FatherName);
        marriages.Add(new Marriage(father, mother, new DateOnly(2022, 10, 10), null));
    }

    private static void Alone(HouseholdMaker maker, District district, string address, DateOnly since, string number, string name) =>
        Register(maker, maker.Open(new Address(district, address), since), Relation.Head, number, name);

    private static Resident Register(HouseholdMaker maker, Household household, string relation, string number, string name)
    {
        var parsed = CitizenNumber.Parse(number, CitySeed.Today);
        return maker.Register(household, relation, number, name, parsed.Sex, parsed.BirthDate);
    }
}
