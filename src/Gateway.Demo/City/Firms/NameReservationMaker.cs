using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Firms;

/// <summary>Names that were declared in the last year: most were used or lapsed, a few are kept.</summary>
internal sealed class NameReservationMaker(Dice dice)
{
    private const int Count = 400;

    public List<NameReservation> Make(List<Resident> residents, List<Firm> firms)
    {
        var taken = firms.Select(firm => firm.Name).ToHashSet(StringComparer.Ordinal);
        var founder = residents.First(resident => resident.Number == ScenarioCast.Founder);

        // The register keeps it until it is used, however long that takes: permits must be got first.
        List<NameReservation> reservations =
        [
            new(ScenarioCast.NewFirmName, founder, new(2025, 6, 3), NameReservationState.Kept) { Until = new(2035, 12, 31) },
            new(ScenarioCast.TakenName, residents.First(resident => resident.Number == Cast.FormerSpouse), new(2025, 6, 17), NameReservationState.Kept)
            {
                Until = new(2035, 12, 31),
            },
        ];
        taken.UnionWith(reservations.Select(reservation => reservation.Name));
        while (reservations.Count < Count)
        {
            var name = AddressMaker.City + dice.Pick<string>(FirmNames.First) + dice.Pick<string>(FirmNames.Second) + dice.Pick<Trade>(Trade.All).Name + "有限公司";
            var applicant = residents[dice.Next(residents.Count)];
            var declared = dice.Date(CitySeed.Today.AddYears(-1), CitySeed.Today);
            var used = dice.Chance(40);
            if (applicant.IsActive && applicant.Age(CitySeed.Today) >= 18 && !Casting.IsCast(applicant) && taken.Add(name))
            {
                reservations.Add(new(name, applicant, declared, StateOf(declared, used)));
            }
        }

        return reservations;
    }

    private static NameReservationState StateOf(DateOnly declared, bool used) =>
        used ? NameReservationState.Used
        : declared.AddMonths(2) < CitySeed.Today ? NameReservationState.Lapsed
        : NameReservationState.Kept;
}
