namespace Gateway.Cli.Connecting;

/// <summary>Where the gateway of a city is.</summary>
public sealed record CityGateway
{
    /// <summary>Where systems and stewards call: <c>https://host:port</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Health and metrics: <c>http://host:port</c>.</summary>
    public string? Management { get; init; }
}
