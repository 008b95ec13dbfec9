using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Homes;

/// <summary>Holder of a title.</summary>
/// <param name="Number">Citizen number or social credit code.</param>
/// <param name="Name">Name.</param>
/// <param name="IsFirm">The number is a social credit code.</param>
internal sealed record Owner(string Number, string Name, bool IsFirm)
{
    public static Owner Of(Resident resident) => new(resident.Number, resident.Name, IsFirm: false);
}
