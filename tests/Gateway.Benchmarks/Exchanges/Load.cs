namespace Gateway.Benchmarks.Exchanges;

/// <summary>How many calls are under way at once, over how many connections.</summary>
internal sealed record Load(int InFlight, int Connections)
{
    public static readonly Load[] All = [new(1, 1), new(16, 4), new(64, 8), new(256, 8)];
}
