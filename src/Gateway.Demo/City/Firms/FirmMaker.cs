using System.Globalization;
using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Firms;

/// <summary>Registers firms, each represented by a grown-up resident.</summary>
internal sealed class FirmMaker(Dice dice, List<Resident> residents)
{
    public List<Firm> Make()
    {
        var firms = new List<Firm>(CitySeed.Firms) { Eatery() };
        while (firms.Count < CitySeed.Firms - ScenarioCast.Firms)
        {
            firms.Add(Next(firms.Count));
        }

        firms.AddRange(ScenarioFirms.Make(firms.Count, residents));
        return firms;
    }

    private Firm Eatery() => new()
    {
        Index = 0,
        CreditCode = CreditCodes.Compose("92", District.All[0].Code, "MA9", 0),
        Name = Cast.EateryName,
        Trade = Trade.All[1],
        IsIndividual = true,
        Capital = null,
        Representative = residents.First(resident => string.Equals(resident.Number, Cast.Spouse, StringComparison.Ordinal)),
        Address = new Address(District.All[0], "示范市云溪区古桥巷12号"),
        Established = new DateOnly(2019, 4, 18),
        Approved = new DateOnly(2023, 7, 3),
        State = FirmState.Operating,
        Ended = null,
    };

    private Firm Next(int index)
    {
        var individual = dice.Chance(35);
        var trade = dice.Pick<Trade>(Trade.All);
        individual &= trade.SuitsIndividuals;
        var representative = Representative();
        var address = AddressMaker.Business(dice);
        var established = dice.Date(Later(representative.BirthDate.AddYears(19), new DateOnly(1998, 1, 1)), CitySeed.Today.AddMonths(-3));
        var state = dice.Next(100) switch { < 88 => FirmState.Operating, < 92 => FirmState.Revoked, _ => FirmState.Cancelled };
        return new Firm
        {
            Index = index,
            CreditCode = CreditCodes.Compose(individual ? "92" : "91", address.District.Code, "MA9", index),
            Name = Name(individual, trade, address.District, representative),
            Trade = trade,
            IsIndividual = individual,
            Capital = individual ? null : Capital(),
            Representative = representative,
            Address = address,
            Established = established,
            Approved = dice.Date(established, CitySeed.Today.AddMonths(-1)),
            State = state,
            Ended = state == FirmState.Operating ? null : dice.Date(established, CitySeed.Today),
        };
    }

    private Resident Representative()
    {
        while (true)
        {
            var candidate = residents[dice.Next(residents.Count)];
            if (candidate.IsActive && candidate.Age(CitySeed.Today) is >= 22 and <= 68 && !Casting.IsCast(candidate))
            {
                return candidate;
            }
        }
    }

    private string Name(bool individual, Trade trade, District district, Resident representative)
    {
        if (individual)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{AddressMaker.City}{district.Name}{representative.Name}{trade.Name}店");
        }

        var word = dice.Pick<string>(FirmNames.First) + dice.Pick<string>(FirmNames.Second);
        return AddressMaker.City + word + trade.Name + (dice.Chance(85) ? "有限公司" : "股份有限公司");
    }

    private decimal Capital() => dice.Next(10) switch
    {
        < 6 => dice.Between(1, 100) * 10m,
        < 9 => dice.Between(1, 50) * 100m,
        _ => dice.Between(10_000, 9_999_999) / 100m,
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
