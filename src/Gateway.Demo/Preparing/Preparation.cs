using Gateway.Contracts.Management.V1;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Running;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Preparing;

/// <summary>
/// Prepares the city for services that run apart: databases, certificates with the services' names, secrets, and the configuration of each,
/// in a folder of its own. What is there stays, so that it can be repeated while they run.
/// </summary>
internal sealed class Preparation(PreparedFolder folder, TimeProvider time)
{
    private readonly IReadOnlyList<Document> _documents = CityDocuments.Read();

    public async Task RunAsync()
    {
        folder.Made.Create();
        var systems = new CitySystems(_documents);
        var tls = new TlsFolder(folder.Made.Tls, time);
        tls.Ensure([.. systems.Certificates.Select(certificate => certificate.At(HostsOf(certificate)))]);
        await CityDatabases.EnsureAsync(folder.Made.Databases);

        foreach (var system in systems.Adapters)
        {
            PreparedAdapter.Write(folder, tls, system);
        }

        PreparedApis.Write(folder, _documents);
        var secrets = StoreSecrets.Ensure(folder);
        PreparedGateway.Write(folder, tls, systems, secrets);
        PreparedStewards.Write(folder, tls, systems, _documents);
    }

    // Certificates of systems have the systems' names, and adapters are services of these names.
    private static IEnumerable<string> HostsOf(CityCertificate certificate) =>
        certificate == CitySystems.GatewayServer ? [Services.Gateway, .. Services.Gateways] : [certificate.Name];
}
