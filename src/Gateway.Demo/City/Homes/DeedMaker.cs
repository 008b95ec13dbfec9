using System.Globalization;
using Gateway.Demo.City.Firms;
using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Homes;

/// <summary>Registers who owns which home, shop or office.</summary>
internal sealed class DeedMaker(Dice dice)
{
    private int _serial;
    private int _certificate = 1000;

    public List<Deed> Make(List<Resident> residents, List<Household> households, List<Firm> firms)
    {
        var deeds = new List<Deed> { Flat(residents) };
        foreach (var household in households)
        {
            var adults = household.Members.FindAll(member => member.Age(CitySeed.Today) >= 20 && member.Relation is Relation.Head or Relation.Spouse);
            if (adults.Count == 0 || Casting.IsCast(adults[0]))
            {
                continue;
            }

            for (var homes = dice.Next(100) switch { < 28 => 0, < 90 => 1, _ => 2 }; homes > 0; homes--)
            {
                deeds.Add(Home(household.Address, adults));
            }
        }

        foreach (var firm in firms)
        {
            if (!firm.IsIndividual && dice.Chance(8))
            {
                deeds.Add(Premises(firm));
            }
        }

        deeds.AddRange(ScenarioDeeds.Make(residents, firms));
        return deeds;
    }

    private Deed Flat(List<Resident> residents)
    {
        var spouse = residents.Find(resident => resident.Number == Cast.Spouse)!;
        var unit = new Unit(Cast.Unit, "示范市云溪区永福巷5号3单元202室", 38.5m, LandUse.Home, 2, 1986, Mortgaged: false, Seized: false);
        _serial++;
        return new Deed(unit, [Owner.Of(spouse)], _certificate++, 2, new DateTime(2017, 3, 14, 9, 26, 53, DateTimeKind.Unspecified), null);
    }

    private Deed Home(Address address, List<Resident> adults)
    {
        var joint = adults.Count > 1 && dice.Chance(70);
        var unit = NextUnit(address.Text, address.District, LandUse.Home, dice.Between(3500, 18000) / 100m);
        var owners = joint ? adults.Select(Owner.Of).ToArray() : [Owner.Of(dice.Pick<Resident>(adults.ToArray()))];
        return new Deed(unit, owners, Certificates(owners.Length), joint ? dice.Chance(80) ? 1 : 2 : 0, Registered(), Price(unit));
    }

    private Deed Premises(Firm firm)
    {
        var unit = NextUnit(firm.Address.Text, firm.Address.District, dice.Chance(50) ? LandUse.Shop : LandUse.Office, dice.Between(2000, 90000) / 100m);
        return new Deed(unit, [new Owner(firm.CreditCode, firm.Name, IsFirm: true)], Certificates(1), 0, Registered(), Price(unit));
    }

    // 28 characters: parcel 19 and building 9 (GB/T 37346).
    private Unit NextUnit(string location, District district, LandUse use, decimal area)
    {
        _serial++;
        var number = string.Create(
            CultureInfo.InvariantCulture, $"{district.Code}{dice.Between(1, 30):D3}{dice.Between(1, 60):D3}GB{_serial:D5}F{dice.Between(1, 40):D4}{dice.Between(1, 200):D4}");
        int? completed = dice.Chance(6) ? null : dice.Between(1978, 2023);
        return new Unit(number, location, area, use, dice.Chance(2) ? -1 : dice.Between(1, 26), completed, dice.Chance(30), dice.Chance(2));
    }

    private DateTime Registered() =>
        dice.Date(new DateOnly(2000, 1, 4), CitySeed.Today).ToDateTime(new TimeOnly(dice.Between(9, 16), dice.Next(60), dice.Next(60)));

    private decimal? Price(Unit unit) => dice.Chance(15) ? null : Math.Round(unit.Area * dice.Between(4_000, 42_000), 2);

    private int Certificates(int count)
    {
        var first = _certificate;
        _certificate += count;
        return first;
    }
}
