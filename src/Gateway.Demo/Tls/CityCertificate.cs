using System.Net;

namespace Gateway.Demo.Tls;

/// <summary>What one certificate of the city is for.</summary>
/// <param name="Name">Name of its files.</param>
/// <param name="SpiffeId">The system it stands for; null where it stands for an address only.</param>
/// <param name="Serves">It may be shown by a server: on loopback, and at its hosts.</param>
/// <param name="Calls">It may be shown by a client.</param>
internal sealed record CityCertificate(string Name, string? SpiffeId, bool Serves, bool Calls)
{
    /// <summary>Addresses it is valid for when it serves.</summary>
    public static readonly IPAddress[] Addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    private const string HostName = "localhost";

    /// <summary>Names it is valid for when it serves.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [HostName];

    /// <summary>The same, valid for these names as well.</summary>
    public CityCertificate At(params IEnumerable<string> hosts) => this with { Hosts = [HostName, .. hosts] };
}
