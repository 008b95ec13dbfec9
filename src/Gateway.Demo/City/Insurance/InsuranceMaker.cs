using Gateway.Demo.City.Firms;
using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Insurance;

/// <summary>Insures grown-up residents: most with an operating firm, some on their own.</summary>
internal sealed class InsuranceMaker(Dice dice)
{
    private static readonly string[] Professions =
        ["注册会计师", "一级建造师", "二级建造师", "经济师", "执业药师", "社会工作师", "注册安全工程师", "系统分析师"];

    public List<Insured> Insure(List<Resident> residents, List<Firm> firms)
    {
        var operating = firms.FindAll(firm => firm.State == FirmState.Operating && firm.Index > 0);
        var insured = new List<Insured>(residents.Count / 2);
        foreach (var resident in residents)
        {
            if (Casting.IsCast(resident))
            {
                if (resident.Number == Cast.Applicant)
                {
                    insured.Add(Employ(new Insured(resident, operating[0], new DateOnly(2011, 7, 1), 146, 538_600, Paused: false)));
                }
            }
            else if (resident.IsActive && resident.Age(CitySeed.Today) is >= 18 and < 60 && dice.Chance(75))
            {
                insured.Add(Next(resident, operating));
            }
        }

        return insured;
    }

    public List<Qualification> Qualify(List<Resident> residents)
    {
        var qualified = new List<Qualification>();
        foreach (var resident in residents)
        {
            if (resident.IsActive && resident.Age(CitySeed.Today) is >= 25 and < 65 && dice.Chance(6))
            {
                var obtained = dice.Date(resident.BirthDate.AddYears(23), CitySeed.Today);
                qualified.Add(new Qualification(resident, dice.Pick<string>(Professions), dice.Between(1, 3), obtained));
            }
        }

        return qualified;
    }

    private Insured Next(Resident resident, List<Firm> operating)
    {
        var employer = dice.Chance(8) ? null : operating[Math.Min(dice.Next(operating.Count), dice.Next(operating.Count))];
        var first = resident.BirthDate.AddYears(18);
        var since = dice.Date(first > new DateOnly(1996, 1, 1) ? first : new DateOnly(1996, 1, 1), CitySeed.Today);
        var span = ((CitySeed.Today.Year - since.Year) * 12) + CitySeed.Today.Month - since.Month;
        return Employ(new Insured(
            resident, employer, since, Math.Max(0, span - dice.Next(24)), dice.Between(4_462, 24_930) * 100L, dice.Chance(7)));
    }

    private static Insured Employ(Insured insured)
    {
        if (insured.Employer is { } employer && !insured.Paused)
        {
            employer.Staff++;
        }

        return insured;
    }
}
