using Gateway.Core.Identifiers;

namespace Gateway.Demo.City.People;

/// <summary>Makes families: couples with and without children, parents alone, single people, the old.</summary>
internal sealed class FamilyMaker(Dice dice, HouseholdMaker maker, List<Marriage> marriages)
{
    public List<Resident> Singles { get; } = [];

    public List<Resident> LoneParents { get; } = [];

    public void Make()
    {
        switch (dice.Next(100))
        {
            case < 52:
                Couple(BornBetween(25, 62), children: dice.Next(3));
                break;
            case < 74:
                Single();
                break;
            case < 82:
                LoneParent();
                break;
            case < 94:
                Couple(BornBetween(62, 88), children: 0);
                break;
            default:
                Widowed();
                break;
        }
    }

    private void Couple(DateOnly husbandBorn, int children)
    {
        var household = maker.Open();
        var husband = maker.Add(household, Relation.Head, NameMaker.Surname(dice), Sex.Male, husbandBorn);
        var wife = maker.Add(household, Relation.Spouse, NameMaker.Surname(dice), Sex.Female, husbandBorn.AddDays(dice.Between(-1500, 1500)));
        if (husband is null || wife is null)
        {
            return;
        }

        var wedding = Wedding(husband, wife);
        marriages.Add(new Marriage(husband, wife, wedding, null));
        Children(household, husband, wedding, children);
        if (dice.Chance(12))
        {
            Parents(household, husband);
        }
    }

    private void Children(Household household, Resident parent, DateOnly from, int count)
    {
        var born = from;
        for (var i = 0; i < count; i++)
        {
            born = born.AddDays(dice.Between(300, 1800));
            if (born >= CitySeed.Today)
            {
                return;
            }

            var sex = dice.Chance(52) ? Sex.Male : Sex.Female;
            maker.Add(household, sex == Sex.Male ? Relation.Son : Relation.Daughter, Surname(parent), sex, born);
        }
    }

    private void Parents(Household household, Resident head)
    {
        var born = head.BirthDate.AddYears(-dice.Between(25, 32));
        var father = maker.Add(household, Relation.Father, Surname(head), Sex.Male, born);
        var mother = maker.Add(household, Relation.Mother, NameMaker.Surname(dice), Sex.Female, born.AddDays(dice.Between(-300, 800)));
        if (father is null || mother is null)
        {
            return;
        }

        marriages.Add(new Marriage(father, mother, head.BirthDate.AddDays(-dice.Between(290, 900)), null));
        if (father.Age(CitySeed.Today) > 75 && dice.Chance(40))
        {
            father.DeathDate = dice.Date(CitySeed.Today.AddYears(-8), CitySeed.Today);
        }
    }

    private void Single()
    {
        var sex = dice.Chance(54) ? Sex.Male : Sex.Female;
        if (maker.Add(maker.Open(), Relation.Head, NameMaker.Surname(dice), sex, BornBetween(19, 58)) is { } person)
        {
            Singles.Add(person);
            person.MovedAway = dice.Chance(3);
        }
    }

    private void LoneParent()
    {
        var household = maker.Open();
        var sex = dice.Chance(30) ? Sex.Male : Sex.Female;
        if (maker.Add(household, Relation.Head, NameMaker.Surname(dice), sex, BornBetween(28, 52)) is { } parent)
        {
            LoneParents.Add(parent);
            Children(household, parent, parent.BirthDate.AddYears(24), dice.Between(1, 2));
        }
    }

    private void Widowed()
    {
        var born = BornBetween(66, 92);
        var household = maker.Open();
        var widow = maker.Add(household, Relation.Head, NameMaker.Surname(dice), Sex.Female, born);
        var husband = maker.Add(household, Relation.Spouse, NameMaker.Surname(dice), Sex.Male, born.AddDays(-dice.Between(0, 2500)));
        if (widow is null || husband is null)
        {
            return;
        }

        marriages.Add(new Marriage(husband, widow, Wedding(husband, widow), null));
        husband.DeathDate = dice.Date(CitySeed.Today.AddYears(-15), CitySeed.Today);
    }

    // The law's ages are 22 and 20; nobody in the city married earlier.
    private DateOnly Wedding(Resident husband, Resident wife)
    {
        var first = husband.BirthDate.AddYears(22);
        var other = wife.BirthDate.AddYears(20);
        var earliest = first > other ? first : other;
        return dice.Date(earliest, Earlier(earliest.AddYears(9), CitySeed.Today.AddDays(-1)));
    }

    private DateOnly BornBetween(int youngest, int oldest) =>
        dice.Date(CitySeed.Today.AddYears(-oldest), CitySeed.Today.AddYears(-youngest));

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    // The family name of a name in the register: everything before the given name is not kept apart there.
    private static string Surname(Resident parent)
    {
        foreach (var surname in Surnames.Double)
        {
            if (parent.Name.StartsWith(surname, StringComparison.Ordinal))
            {
                return surname;
            }
        }

        return char.IsHighSurrogate(parent.Name[0]) ? parent.Name[..2] : parent.Name[..1];
    }
}
