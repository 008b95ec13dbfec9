using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.People;

/// <summary>Those who are registered together.</summary>
internal sealed class Household
{
    public required string Number { get; init; }

    public required Address Address { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>The head comes first.</summary>
    public List<Resident> Members { get; } = [];

    public Resident Head => Members[0];
}
