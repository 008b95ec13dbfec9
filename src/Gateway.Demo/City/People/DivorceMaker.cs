using Gateway.Core.Identifiers;

namespace Gateway.Demo.City.People;

/// <summary>Finds former spouses for those who raise children alone: two registrations for each of them.</summary>
internal static class DivorceMaker
{
    public static void Make(Dice dice, List<Resident> parents, List<Resident> singles, List<Marriage> marriages)
    {
        var next = 0;
        foreach (var parent in parents)
        {
            while (next < singles.Count && !Fits(parent, singles[next]))
            {
                next++;
            }

            if (next == singles.Count)
            {
                return;
            }

            var (husband, wife) = parent.Sex == Sex.Male ? (parent, singles[next++]) : (singles[next++], parent);
            var earliest = husband.BirthDate.AddYears(22) > wife.BirthDate.AddYears(20)
                ? husband.BirthDate.AddYears(22)
                : wife.BirthDate.AddYears(20);
            var wedding = dice.Date(earliest, earliest.AddYears(2));
            if (wedding < CitySeed.Today.AddYears(-2))
            {
                marriages.Add(new Marriage(husband, wife, wedding, dice.Date(wedding.AddYears(1), CitySeed.Today)));
            }
        }
    }

    private static bool Fits(Resident parent, Resident single) =>
        parent.Sex != single.Sex && Math.Abs(parent.BirthDate.Year - single.BirthDate.Year) <= 12;
}
