using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Insurance;

/// <summary>A professional qualification.</summary>
internal sealed record Qualification(Resident Person, string Name, int Grade, DateOnly Obtained);
