using System.Collections.Concurrent;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Running;

/// <summary>The systems of the city's documents, and the certificates they need.</summary>
internal sealed class CitySystems(IEnumerable<Document> documents)
{
    public const string City = "demo-city";

    /// <summary>What the gateway shows to callers.</summary>
    public static readonly CityCertificate GatewayServer = new("gateway-server", null, Serves: true, Calls: false);

    /// <summary>What the gateway shows to adapters.</summary>
    public static readonly CityCertificate GatewayClient = new("gateway", $"spiffe://{City}/gateway/gateway", Serves: false, Calls: true);

    public IReadOnlyList<Contracts.Management.V1.System> All { get; } =
        [.. documents.Where(document => document.BodyCase == Document.BodyOneofCase.System).Select(document => document.System)];

    /// <summary>Endpoints of health and metrics of the adapters that were started, by their ids.</summary>
    public ConcurrentDictionary<string, string> Management { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Contracts.Management.V1.System> Adapters => All.Where(system => system.Role == SystemRole.Adapter);

    public Contracts.Management.V1.System Steward => All.First(system => system.Role == SystemRole.Steward);

    /// <summary>Every certificate of the city.</summary>
    public IReadOnlyList<CityCertificate> Certificates =>
    [
        GatewayServer,
        GatewayClient,
        .. All.Select(system => new CityCertificate(system.Id, system.SpiffeIds[0], system.Role == SystemRole.Adapter, Calls: true)),
    ];
}
