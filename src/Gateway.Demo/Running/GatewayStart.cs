using Gateway.Demo.Tls;
using Gateway.Server;
using Gateway.Server.Identity;

namespace Gateway.Demo.Running;

/// <summary>The gateway, embedded.</summary>
internal static class GatewayStart
{
    /// <summary>Starts it on loopback ports: those of the last time where they are free.</summary>
    public static async Task<GatewayHost> StartAsync(
        DemoFolder folder, TlsFolder tls, CitySystems systems, KeptPorts ports, CityApis apis, string? redis, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = OptionsOf(folder, tls, systems, ports, redis);
        apis.Configure(options.Apis);
        var host = GatewayHost.Build(
            options,
            builder =>
            {
                EmbeddedLifetime.Embed(builder, Path.Combine(folder.Gateway, "gateway.log"));
                EmbeddedLifetime.KeepRequestsUntraced(builder);
                builder.Services.AddSingleton(time);
            });
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private static GatewayOptions OptionsOf(DemoFolder folder, TlsFolder tls, CitySystems systems, KeptPorts ports, string? redis)
    {
        var server = tls.Of(CitySystems.GatewayServer.Name);
        var client = tls.Of(CitySystems.GatewayClient.Name);
        return new GatewayOptions
        {
            City = CitySystems.City,
            Calendar = CityDocuments.Calendar,
            Listen = new ListenOptions { Address = ports.Gateway, Certificate = server.Certificate, Key = server.Key },
            Management = new ManagementOptions { Address = ports.Management, GrpcAddress = "127.0.0.1:0" },
            Authorities = [new AuthorityOptions { Certificate = server.Authority, Departments = ["*"], RevocationList = tls.RevocationList }],
            Stewards = [.. systems.Steward.SpiffeIds],
            Storage = new Storage.StorageOptions { Path = Path.Combine(folder.Gateway, "registry.db") },
            Log = new Audit.ExchangeLogOptions { Origin = "gateway.demo-city/log", Path = Path.Combine(folder.Gateway, "exchanges.db") },
            Pseudonyms = new Audit.PseudonymKeyOptions { File = Path.Combine(folder.Gateway, "pseudonym.key"), CreateIfMissing = true },
            // A department that is up again is seen soon: people watch.
            Departments = { Certificate = client.Certificate, Key = client.Key, Authorities = client.Authority, ProbeInterval = TimeSpan.FromSeconds(1) },
            Certificates = { Redis = redis },
            Limits = new LimitOptions { Drain = TimeSpan.FromSeconds(5) },
        };
    }
}
