using System.Text.Json.Serialization;

namespace Gateway.Cli.Connecting;

/// <summary>One system of a city with its credentials.</summary>
public sealed record CitySystem
{
    /// <summary>Its registered id.</summary>
    public required string Id { get; init; }

    /// <summary>Slug of its department.</summary>
    public required string Department { get; init; }

    /// <summary>What it is for: <c>consumer</c>, <c>adapter</c> or <c>steward</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The SPIFFE id in its certificate.</summary>
    public string? SpiffeId { get; init; }

    /// <summary>Where it serves, for adapters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>Where its health and metrics are, for adapters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Management { get; init; }

    /// <summary>Path of its certificate, PEM.</summary>
    public required string Certificate { get; init; }

    /// <summary>Path of its private key, PEM.</summary>
    public required string Key { get; init; }

    /// <summary>Path of the authority that the gateway's certificate comes from, PEM.</summary>
    public required string Authority { get; init; }
}
