using Gateway.Demo.City.People;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Firms;

/// <summary>The firms of the <see cref="ScenarioCast"/>, the last of the register.</summary>
internal static class ScenarioFirms
{
    /// <summary>Makes them.</summary>
    /// <param name="index">Index of the first.</param>
    /// <param name="residents">Their legal representatives are among them.</param>
    public static Firm[] Make(int index, List<Resident> residents) =>
    [
        Firm(index, ScenarioCast.CatererName, 0, 500m, new(District.All[2], "示范市松山区凤起路168号1幢101室"), new(2012, 5, 9), Of(residents, ScenarioCast.CatererRepresentative)),
        Firm(index + 1, ScenarioCast.ClosingName, 7, 100m, new(District.All[0], "示范市云溪区学院路20号3幢1206室"), new(2018, 8, 1), Of(residents, ScenarioCast.ClosingRepresentative)),
    ];

    private static Firm Firm(int index, string name, int trade, decimal capital, Address address, DateOnly established, Resident representative) => new()
    {
        Index = index,
        CreditCode = CreditCodes.Compose("91", address.District.Code, "MA9", index),
        Name = name,
        Trade = Trade.All[trade],
        IsIndividual = false,
        Capital = capital,
        Representative = representative,
        Address = address,
        Established = established,
        Approved = new DateOnly(2023, 9, 18),
        State = FirmState.Operating,
        Ended = null,
    };

    private static Resident Of(List<Resident> residents, string number) =>
        residents.First(resident => string.Equals(resident.Number, number, StringComparison.Ordinal));
}
