using Gateway.Core.Identifiers;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.People;

/// <summary>Writes the <see cref="Cast"/> into the register.</summary>
internal static class CastMaker
{
    public static void Make(HouseholdMaker maker, CitizenNumbers numbers, List<Marriage> marriages)
    {
        foreach (var number in (string[])[Cast.Applicant, Cast.Spouse, Cast.Child, Cast.FormerSpouse, Cast.Nobody])
        {
            numbers.TryIssue(number);
        }

        var district = District.All[0];
        var home = maker.Open(new Address(district, "示范市云溪区桃源路66号清河坊小区7幢2单元401室"), new DateOnly(2014, 6, 1));
        var wife = Register(maker, home, Relation.Head, Cast.Applicant, Cast.ApplicantName);
        var husband = Register(maker, home, Relation.Spouse, Cast.Spouse, Cast.SpouseName);
        Register(maker, home, Relation.Son, Cast.Child, Cast.ChildName);

        var away = maker.Open(new Address(District.All[3], "示范市望湖区晴川街18号"), new DateOnly(2012, 9, 1));
        var former = Register(maker, away, Relation.Head, Cast.FormerSpouse, Cast.FormerSpouseName);

        marriages.Add(new Marriage(former, wife, new DateOnly(2009, 9, 9), new DateOnly(2012, 8, 20)));
        marriages.Add(new Marriage(husband, wife, new DateOnly(2014, 5, 20), null));
    }

    private static Resident Register(HouseholdMaker maker, Household household, string relation, string number, string name)
    {
        var parsed = CitizenNumber.Parse(number, CitySeed.Today);
        return maker.Register(household, relation, number, name, parsed.Sex, parsed.BirthDate);
    }
}
