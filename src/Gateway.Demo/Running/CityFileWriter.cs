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
        var city = new CityFile
        {
            Gateway = new CityGateway
            {
                Address = gateway.Address.GetLeftPart(UriPartial.Authority),
                Management = gateway.ManagementAddress.GetLeftPart(UriPartial.Authority),
            },
            Systems = [.. systems.All.Select(system => Of(system, tls.Of(system.Id), systems.Management.GetValueOrDefault(system.Id)))],
        };
        city.Write(folder.CityFile);
        return city;
    }

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
