using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.Process;
using Gateway.Testing;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>One gateway of a fleet that answers about certificates.</summary>
internal sealed class FleetGateway : GatewayReplica
{
    /// <summary>All of a fleet have the control database and Redis in common; each keeps a log of its own.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="authority">Who issues its certificates.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="control">Connection string of the control database.</param>
    /// <param name="cache">How it caches, as the configuration has it.</param>
    public FleetGateway(int number, TestAuthority authority, TemporaryFolder folder, string control, string cache)
        : base(number, authority, folder, new ReplicaTerms(
            $"{{ provider: postgres, connectionString: \"{control}\", migrateAtStart: true }}", ReplicaTerms.OwnLog(folder.At($"log-{number}.db"), number))
        {
            More = $"certificates: {{ {cache} }}",
        })
    {
        Consumer = new(Connect("shenpi", "shenpi-window"));
        Reporter = new(Connect("gongan", "gongan-adapter"));
        Steward = new(Connect("shenpi", "steward"));
    }

    public CertificateService.CertificateServiceClient Consumer { get; }

    public CertificateEventService.CertificateEventServiceClient Reporter { get; }

    public ManagementService.ManagementServiceClient Steward { get; }

    /// <summary>What it counted of the cache, since it started: name and labels, value.</summary>
    public async Task<IReadOnlyDictionary<string, double>> CountsAsync()
    {
        using var http = new HttpClient();
        return CacheCounts.Read(await http.GetStringAsync(new Uri(Management, "/metrics")));
    }
}
