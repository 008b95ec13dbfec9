using Gateway.Adapter;
using Gateway.Demo.Tls;
using Gateway.Hosting.Configuration;

namespace Gateway.Demo.Running;

/// <summary>One adapter for each providing department, embedded.</summary>
internal sealed class CityAdapters : IAsyncDisposable
{
    private readonly List<AdapterHost> _hosts = [];
    private readonly Lock _gate = new();

    /// <summary>Starts them beside each other, and writes their addresses into the systems' documents.</summary>
    public static async Task<CityAdapters> StartAsync(
        DemoFolder folder, TlsFolder tls, CitySystems systems, KeptPorts ports, CancellationToken cancellationToken)
    {
        var adapters = new CityAdapters();
        try
        {
            await Task.WhenAll(systems.Adapters.Select(system => Task.Run(
                () => adapters.StartAsync(folder, tls, system, ports, cancellationToken), cancellationToken)));
            return adapters;
        }
        catch
        {
            await adapters.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the running calls end and closes the journals.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_hosts.Select(async host =>
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }));

    private async Task StartAsync(
        DemoFolder folder, TlsFolder tls, Contracts.Management.V1.System system, KeptPorts ports, CancellationToken cancellationToken)
    {
        var file = ConfigurationFile.Read(AdapterFiles.Write(folder, tls, system, ports.Of(system.Id)), "GATEWAY_ADAPTER__");
        var faults = new List<ConfigurationFault>();
        var options = file.Bind<AdapterOptions>(faults);
        AdapterOptionsValidator.Validate(options, Path.GetDirectoryName(file.Path)!, faults);
        if (faults.Count > 0)
        {
            throw new DemoException(string.Join("\n", faults.Select(file.Describe)));
        }

        var log = Path.Combine(folder.AdapterOf(system.Department), "adapter.log");
        var host = AdapterHost.Build(options, builder => EmbeddedLifetime.Embed(builder, log));
        lock (_gate)
        {
            _hosts.Add(host);
        }

        await host.StartAsync(cancellationToken);
        system.Addresses.Clear();
        system.Addresses.Add(host.Address.GetLeftPart(UriPartial.Authority));
    }
}
