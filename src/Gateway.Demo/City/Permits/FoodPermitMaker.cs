using Gateway.Demo.City.Firms;

namespace Gateway.Demo.City.Permits;

/// <summary>Permits the firms whose trade is food, for five years at a time.</summary>
internal sealed class FoodPermitMaker(Dice dice)
{
    // Before, shops and kitchens had permits of other names.
    private static readonly DateOnly First = new(2015, 10, 1);

    // Each January the register marks what ran out in the year before. Until then such a permit looks as valid as the others.
    private static readonly DateOnly Marked = new(CitySeed.Today.Year, 1, 1);

    private int _serial;

    public List<FoodPermit> Make(List<Firm> firms)
    {
        var permits = new List<FoodPermit>();
        foreach (var firm in firms.Where(firm => firm.Trade.SellsFood))
        {
            if (CastPermits.Of(firm) is { } written)
            {
                _serial++;
                permits.AddRange(written.Select(permit => permit with { Serial = _serial }));
            }
            else
            {
                Permit(firm, permits);
            }
        }

        return permits;
    }

    private void Permit(Firm firm, List<FoodPermit> permits)
    {
        var earliest = firm.Established > First ? firm.Established : First;
        var end = firm.Ended ?? CitySeed.Today;
        var from = dice.Date(earliest, earliest.AddDays(60));
        for (var issued = from; from < end; issued = from.AddDays(-dice.Between(5, 30)))
        {
            var permit = new FoodPermit(firm, ++_serial, 1, issued, from, CertificateState.Valid, issued) { IsMiskept = dice.Next(300) == 0 };
            if (permit.Until >= end)
            {
                AddLast(permit, permits);
                return;
            }

            permits.Add(RanOut(permit));
            from = permit.Until.AddDays(1);
            if (dice.Chance(10))
            {
                return;
            }
        }
    }

    private void AddLast(FoodPermit permit, List<FoodPermit> permits)
    {
        if (permit.Firm.Ended is { } ended)
        {
            permits.Add(permit.To(permit.Firm.State == FirmState.Revoked ? CertificateState.Revoked : CertificateState.Cancelled, ended));
            return;
        }

        var changed = dice.Date(permit.Issued, CitySeed.Today);
        switch (dice.Next(100))
        {
            case < 4:
                permits.Add(permit.To(CertificateState.Suspended, changed));
                break;
            case < 6:
                permits.Add(permit.To(CertificateState.Revoked, changed));
                break;
            case < 8:
                permits.Add(permit.To(CertificateState.Cancelled, changed));
                break;
            case < 14:
                permits.AddRange(permit.ReplacedOn(changed));
                break;
            default:
                permits.Add(permit);
                break;
        }
    }

    private static FoodPermit RanOut(FoodPermit permit) => permit.Until < Marked
        ? permit.To(CertificateState.Expired, new DateOnly(permit.Until.Year + 1, 1, 1))
        : permit;
}
