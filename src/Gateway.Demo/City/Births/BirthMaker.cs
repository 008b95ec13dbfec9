using Gateway.Core.Identifiers;
using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Births;

/// <summary>Certifies the births in the city since 1996, when there were first certificates of them.</summary>
internal sealed class BirthMaker(Dice dice)
{
    private static readonly DateOnly First = new(1996, 1, 1);

    private int _serial;

    public List<BirthCertificate> Make(List<Household> households, List<Adoption> adoptions)
    {
        // Who bore a child that was adopted stays secret.
        var adopted = adoptions.Select(adoption => adoption.Child).ToHashSet();
        var births = new List<BirthCertificate>();
        foreach (var household in households)
        {
            var parents = household.Members.FindAll(member => member.Relation is Relation.Head or Relation.Spouse);
            if (parents.Find(parent => parent.Sex == Sex.Female) is not { } mother)
            {
                continue;
            }

            var father = parents.Find(parent => parent.Sex == Sex.Male);
            foreach (var child in household.Members.Where(member => IsBornHere(member) && !adopted.Contains(member)))
            {
                Certify(child, mother, father, births);
            }
        }

        births.Add(Newborn(households));
        return births;
    }

    // Born this month and entered in no household yet: the one certificate that nothing but its identifier finds.
    private static BirthCertificate Newborn(List<Household> households)
    {
        var home = households.Find(household => household.Head.Number == ScenarioCast.Mother)!;
        var child = new Resident
        {
            Index = -1,
            Number = "",
            Name = ScenarioCast.NewbornName,
            Sex = Sex.Female,
            BirthDate = ScenarioCast.NewbornsBirthday,
            Ethnicity = "01",
            Household = home,
            Relation = Relation.Daughter,
        };
        var issued = ScenarioCast.NewbornsBirthday.AddDays(3);
        return new BirthCertificate(child, home.Head, home.Members[1], ScenarioCast.NewbornSerial, issued, CertificateState.Valid, issued)
        {
            IsChildRegistered = false,
        };
    }

    private void Certify(Resident child, Resident mother, Resident? father, List<BirthCertificate> births)
    {
        var issued = Earlier(child.BirthDate.AddDays(dice.Between(3, 40)), CitySeed.Today);
        var certificate = new BirthCertificate(child, mother, father, ++_serial, issued, CertificateState.Valid, issued);
        var changed = dice.Date(issued, CitySeed.Today);
        var kind = dice.Next(200);
        var miskept = dice.Next(1000) == 0;
        if (Casting.IsCast(child) || kind > 4)
        {
            births.Add(certificate with { IsMiskept = miskept && !Casting.IsCast(child) });
            return;
        }

        // The issuer cancels one that was given on untrue statements, and replaces one in which a name was wrong.
        var replaced = kind > 0;
        births.Add(certificate with { State = replaced ? CertificateState.Replaced : CertificateState.Revoked, Changed = changed });
        if (replaced)
        {
            births.Add(certificate with { Serial = ++_serial, Issued = changed, Changed = changed });
        }
    }

    private static bool IsBornHere(Resident resident) =>
        resident.Relation is Relation.Son or Relation.Daughter
        && resident.BirthDate >= First
        && resident.Number.StartsWith("3301", StringComparison.Ordinal);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
