namespace Gateway.Demo.City.Homes;

/// <summary>A real-estate unit.</summary>
internal sealed record Unit(
    string Number, string Location, decimal Area, LandUse Use, int Storey, int? CompletedIn, bool Mortgaged, bool Seized);
