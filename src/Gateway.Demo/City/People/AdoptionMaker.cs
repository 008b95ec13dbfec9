namespace Gateway.Demo.City.People;

/// <summary>Registers a few adoptions inside households.</summary>
internal static class AdoptionMaker
{
    public static void Make(Dice dice, List<Household> households, List<Adoption> adoptions)
    {
        foreach (var household in households)
        {
            if (household.Members.Find(member => member.Relation is Relation.Son or Relation.Daughter) is { } child
                && !Casting.IsCast(child) && dice.Next(60) == 0)
            {
                adoptions.Add(new Adoption(household.Head, child, dice.Date(child.BirthDate.AddDays(60), Last(child.BirthDate.AddYears(13)))));
            }
        }
    }

    private static DateOnly Last(DateOnly day) => day < CitySeed.Today ? day : CitySeed.Today;
}
