using Gateway.Demo.City.People;

namespace Gateway.Demo.City;

/// <summary>Tells the cast from the others, so that the dice give them nothing that the demo does not expect.</summary>
internal static class Casting
{
    public static bool IsCast(Resident resident) =>
        resident.Number is Cast.Applicant or Cast.Spouse or Cast.Child or Cast.FormerSpouse;
}
