using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Homes;

/// <summary>Certifies titles: those of today, and some that were before them.</summary>
internal sealed class TitleCertificateMaker(Dice dice, List<Resident> residents)
{
    private static readonly DateOnly First = new(2000, 1, 4);

    // Beyond the serials of today's.
    private int _serial = 900_000;

    public List<TitleCertificate> Make(List<Deed> deeds)
    {
        var certificates = new List<TitleCertificate>();
        var sold = deeds.Find(deed => deed.Unit.Number != Cast.Unit && !deed.Owners[0].IsFirm && deed.Registered.Year > 2013)!;
        foreach (var deed in deeds)
        {
            if (deed.Unit.Number == Cast.Unit)
            {
                certificates.AddRange(deed.Owners.Select(owner => Earlier(deed, owner, new(2016, 11, 2), CertificateState.Replaced)));
            }
            else if (ReferenceEquals(deed, sold))
            {
                var seller = residents.Find(resident => resident.Number == Cast.FormerSpouse)!;
                certificates.Add(Earlier(deed, Owner.Of(seller), new(2013, 5, 16), CertificateState.Cancelled));
            }
            else if (!deed.Owners[0].IsFirm && !Casting.IsCast(deed.Unit))
            {
                AddEarlier(deed, certificates);
            }

            AddPresent(deed, certificates);
        }

        return certificates;
    }

    private void AddEarlier(Deed deed, List<TitleCertificate> certificates)
    {
        var last = DateOnly.FromDateTime(deed.Registered).AddDays(-30);
        var issued = dice.Date(last.AddYears(-8), last);
        var kind = dice.Next(100);
        if (issued < First)
        {
            return;
        }

        if (kind < 7)
        {
            certificates.AddRange(deed.Owners.Select(owner => Miskept(Earlier(deed, owner, issued, CertificateState.Replaced))));
        }
        else if (kind < 13 && Seller(deed, issued) is { } seller)
        {
            certificates.Add(Miskept(Earlier(deed, Owner.Of(seller), issued, CertificateState.Cancelled)));
        }
    }

    private void AddPresent(Deed deed, List<TitleCertificate> certificates)
    {
        var registered = DateOnly.FromDateTime(deed.Registered);
        for (var i = 0; i < deed.Owners.Length; i++)
        {
            var certificate = new TitleCertificate(deed, deed.Owners[i], deed.NumberOf(i), registered, CertificateState.Valid, registered);
            certificates.Add(Casting.IsCast(deed.Unit) ? certificate : Miskept(certificate));
        }
    }

    // Somebody who was grown up then, and has no part in it today. Nobody where the first that comes is not.
    private Resident? Seller(Deed deed, DateOnly issued)
    {
        var candidate = residents[dice.Next(residents.Count)];
        return candidate.Age(issued) >= 18 && !Casting.IsCast(candidate) && deed.Owners.All(owner => owner.Number != candidate.Number)
            ? candidate
            : null;
    }

    private TitleCertificate Earlier(Deed deed, Owner holder, DateOnly issued, CertificateState state) =>
        new(deed, holder, Deed.NumberOf(issued.Year, ++_serial), issued, state, DateOnly.FromDateTime(deed.Registered));

    private TitleCertificate Miskept(TitleCertificate certificate) => certificate with { IsMiskept = dice.Next(2500) == 0 };
}
