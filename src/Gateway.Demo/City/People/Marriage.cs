namespace Gateway.Demo.City.People;

/// <summary>A marriage, and its end where it was divorced.</summary>
internal sealed record Marriage(Resident Husband, Resident Wife, DateOnly Registered, DateOnly? Divorced);
