namespace Gateway.Demo.City.People;

/// <summary>An adoption: both are residents of one household.</summary>
internal sealed record Adoption(Resident Adopter, Resident Child, DateOnly Registered);
