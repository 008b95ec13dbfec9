using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Homes;
using Gateway.Demo.City.People;

namespace Gateway.Demo.City;

/// <summary>Tells the cast from the others, so that the dice give them nothing that the demo does not expect.</summary>
internal static class Casting
{
    public static bool IsCast(Resident resident) =>
        resident.Number is Cast.Applicant or Cast.Spouse or Cast.Child or Cast.FormerSpouse || IsOfScenarios(resident.Number);

    /// <summary>A firm of the <see cref="ScenarioCast"/>: it owes nothing, and nothing was decided against it.</summary>
    public static bool IsOfScenarios(Firm firm) => firm.CreditCode is ScenarioCast.Caterer or ScenarioCast.Closing;

    /// <summary>A unit of the cast.</summary>
    public static bool IsCast(Unit unit) => unit.Number == Cast.Unit || IsOfScenarios(unit);

    /// <summary>A unit of the <see cref="ScenarioCast"/>: neither mortgaged nor seized, and nothing of it is left open.</summary>
    public static bool IsOfScenarios(Unit unit) =>
        unit.Number is ScenarioCast.Office or ScenarioCast.Shop or ScenarioCast.Home;

    private static bool IsOfScenarios(string number) => number is
        ScenarioCast.Founder or ScenarioCast.CatererRepresentative or ScenarioCast.ClosingRepresentative or ScenarioCast.Mother or ScenarioCast.Father or ScenarioCast.Seller;
}
