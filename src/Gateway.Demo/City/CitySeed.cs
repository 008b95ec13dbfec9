namespace Gateway.Demo.City;

/// <summary>What the city is made from. Everything else follows from these constants.</summary>
internal static class CitySeed
{
    /// <summary>Raise it with every change of the generated data: databases of another version are made anew.</summary>
    public const int Version = 5;

    public const ulong Seed = 0x6761_7465_7761_7931;

    public const int Residents = 50_000;

    public const int Firms = 10_000;

    /// <summary>The day on which the registers were copied: a constant, so that every seeding gives the same city.</summary>
    public static readonly DateOnly Today = new(2025, 6, 30);
}
