using Gateway.Demo.City.Firms;
using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Homes;

/// <summary>The titles of the <see cref="ScenarioCast"/>. Their certificates' serials lie beyond those that are counted.</summary>
internal static class ScenarioDeeds
{
    public static Deed[] Make(List<Resident> residents, List<Firm> firms) =>
    [
        Deed(
            new(ScenarioCast.Office, "示范市桃江区文昌路66号创意园2幢508室", 72.4m, LandUse.Office, 5, 2011, Mortgaged: false, Seized: false),
            Person(residents, ScenarioCast.Founder), 800_001, new(2019, 6, 12, 10, 5, 41)),
        Deed(
            new(ScenarioCast.Shop, "示范市松山区凤起路170号1幢102室", 186.2m, LandUse.Shop, 1, 2008, Mortgaged: false, Seized: false),
            Firm(firms, ScenarioCast.Caterer), 800_002, new(2021, 1, 20, 14, 22, 8)),
        Deed(
            new(ScenarioCast.Home, "示范市北屏区石桥路77号北屏公寓5幢3单元303室", 88.6m, LandUse.Home, 3, 1998, Mortgaged: false, Seized: false),
            Person(residents, ScenarioCast.Seller), 800_003, new(2003, 4, 16, 9, 41, 30)),
    ];

    private static Deed Deed(Unit unit, Owner owner, int certificate, DateTime registered) => new(unit, [owner], certificate, 0, registered, null);

    private static Owner Person(List<Resident> residents, string number) =>
        Owner.Of(residents.First(resident => string.Equals(resident.Number, number, StringComparison.Ordinal)));

    private static Owner Firm(List<Firm> firms, string code)
    {
        var firm = firms.First(candidate => string.Equals(candidate.CreditCode, code, StringComparison.Ordinal));
        return new Owner(firm.CreditCode, firm.Name, IsFirm: true);
    }
}
