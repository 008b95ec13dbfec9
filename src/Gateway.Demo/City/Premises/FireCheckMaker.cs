using Gateway.Demo.City.Homes;

namespace Gateway.Demo.City.Premises;

/// <summary>Checks shops. Where something was found wanting, most were checked again.</summary>
internal sealed class FireCheckMaker(Dice dice)
{
    private int _serial;

    public List<FireCheck> Make(List<Deed> deeds)
    {
        var checks = new List<FireCheck>();
        foreach (var unit in deeds.Select(deed => deed.Unit).Where(unit => unit.Use == LandUse.Shop))
        {
            if (Casting.IsCast(unit))
            {
                checks.Add(new FireCheck(unit, new(2024, 9, 5), true, ++_serial));
            }
            else if (dice.Chance(80))
            {
                Check(unit, checks);
            }
        }

        return checks;
    }

    private void Check(Unit unit, List<FireCheck> checks)
    {
        var day = dice.Date(CitySeed.Today.AddYears(-5), CitySeed.Today);
        var passed = dice.Chance(85);
        checks.Add(new FireCheck(unit, day, passed, ++_serial));
        if (!passed && dice.Chance(80) && day.AddDays(30) is var again && again <= CitySeed.Today)
        {
            checks.Add(new FireCheck(unit, again, true, ++_serial));
        }
    }
}
