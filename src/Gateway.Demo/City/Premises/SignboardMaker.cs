using Gateway.Demo.City.Homes;

namespace Gateway.Demo.City.Premises;

/// <summary>Enters the signboards of shops.</summary>
internal sealed class SignboardMaker(Dice dice)
{
    public List<Signboard> Make(List<Deed> deeds)
    {
        var signboards = new List<Signboard>();
        foreach (var deed in deeds.Where(deed => deed.Unit.Use == LandUse.Shop))
        {
            if (Casting.IsCast(deed.Unit))
            {
                signboards.Add(new Signboard(deed.Unit, deed.Owners[0], new(2021, 4, 2), 4.8m, BlocksWindows: false, Removed: false));
            }
            else if (dice.Chance(75))
            {
                signboards.Add(new Signboard(
                    deed.Unit, deed.Owners[0], dice.Date(CitySeed.Today.AddYears(-6), CitySeed.Today), dice.Between(80, 1600) / 100m,
                    dice.Chance(8), dice.Chance(10)));
            }
        }

        return signboards;
    }
}
