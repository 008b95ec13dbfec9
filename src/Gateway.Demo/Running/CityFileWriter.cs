using Gateway.Cli.Connecting;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.Tls;
using Gateway.Server;

namespace Gateway.Demo.Running;

/// <summary>Writes <c>city.json</c>: every address and credential, so that a program can try the city too.</summary>
internal static class CityFileWriter
{
    public static CityFile Write(DemoFolder folder, TlsFolder tls, CitySystems systems, GatewayHost gateway)
    {
        var city = Of(
            gateway.Address.GetLeftPart(UriPartial.Authority),
            gateway.ManagementAddress.GetLeftPart(UriPartial.Authority),
            systems.All,
            tls.Of,
            systems.Management.GetValueOrDefault);
        city.Write(folder.CityFile);
        return city;
    }

    /// <summary>The city of a gateway, with these systems, and by the id of each its credentials and where its health and metrics are.</summary>
    public static CityFile Of(
        string address,
        string management,
        IEnumerable<Contracts.Management.V1.System> systems,
        Func<string, CertificateFiles> credentials,
        Func<string, string?>? managements = null) => new()
        {
            Gateway = new CityGateway { Address = address, Management = management },
            Systems = [.. systems.Select(system => Of(system, credentials(system.Id), managements?.Invoke(system.Id)))],
        };

    private static CitySystem Of(Contracts.Management.V1.System system, CertificateFiles files, string? management) => new()
    {
        Id = system.Id,
        Department = system.Department,
        Role = system.Role switch { SystemRole.Consumer => "consumer", SystemRole.Adapter => "adapter", _ => "steward" },
        SpiffeId = system.SpiffeIds[0],
        Addresses = system.Addresses.Count > 0 ? [.. system.Addresses] : null,
        Management = management is null ? null : "http://" + management,
        Certificate = files.Certificate,
        Key = files.Key,
        Authority = files.Authority,
    };
}
