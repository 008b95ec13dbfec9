using System.Collections.Concurrent;
using Gateway.Adapter;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Tls;
using Gateway.Hosting.Configuration;

namespace Gateway.Demo.Running;

/// <summary>One adapter for each providing department, embedded.</summary>
internal sealed class CityAdapters : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, AdapterHost> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string, CancellationToken, Task<AdapterHost>>> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Starts them beside each other, and writes their addresses into the systems' documents.</summary>
    public static async Task<CityAdapters> StartAsync(
        DemoFolder folder, TlsFolder tls, CitySystems systems, KeptPorts ports, CancellationToken cancellationToken)
    {
        var adapters = new CityAdapters();
        foreach (var system in systems.Adapters)
        {
            // Its management port is to be where it was when it comes back.
            adapters._starts[system.Department] = (endpoint, token) =>
                StartAsync(folder, tls, system, endpoint, systems.Management.GetValueOrDefault(system.Id) ?? ports.ManagementOf(system.Id), token);
        }

        try
        {
            await Task.WhenAll(systems.Adapters.Select(system => Task.Run(
                async () =>
                {
                    var host = await adapters.StartAsync(system.Department, ports.Of(system.Id), cancellationToken);
                    system.Addresses.Clear();
                    system.Addresses.Add(host.Address.GetLeftPart(UriPartial.Authority));
                    systems.Management[system.Id] = host.ManagementAddress.Authority;
                },
                cancellationToken)));
            return adapters;
        }
        catch
        {
            await adapters.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the adapter of a department, which is down until it is started again.</summary>
    public async Task StopAsync(string department)
    {
        if (_hosts.TryRemove(department, out var host))
        {
            _endpoints[department] = host.Address.Authority;
            await StopAsync(host);
        }
    }

    /// <summary>Starts the adapter of a department again, where it was.</summary>
    public Task StartAsync(string department, CancellationToken cancellationToken) =>
        StartAsync(department, _endpoints[department], cancellationToken);

    /// <summary>Lets the running calls end and closes the journals.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_hosts.Values.Select(StopAsync));

    private static async Task StopAsync(AdapterHost host)
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }

    private async Task<AdapterHost> StartAsync(string department, string endpoint, CancellationToken cancellationToken) =>
        _hosts[department] = await _starts[department](endpoint, cancellationToken);

    private static async Task<AdapterHost> StartAsync(
        DemoFolder folder, TlsFolder tls, Contracts.Management.V1.System system, string endpoint, string management, CancellationToken cancellationToken)
    {
        var home = folder.AdapterOf(system.Department);
        var place = new AdapterPlace(system.Department, endpoint, tls.Of(system.Id), CityDatabases.PathOf(folder.Databases, system.Department), home)
        {
            Management = management,
        };
        var file = ConfigurationFile.Read(AdapterFiles.Write(home, place), "GATEWAY_ADAPTER__");
        var faults = new List<ConfigurationFault>();
        var options = file.Bind<AdapterOptions>(faults);
        AdapterOptionsValidator.Validate(options, Path.GetDirectoryName(file.Path)!, faults);
        if (faults.Count > 0)
        {
            throw new DemoException(string.Join("\n", faults.Select(file.Describe)));
        }

        var log = Path.Combine(home, "adapter.log");
        var host = AdapterHost.Build(options, builder => EmbeddedLifetime.Embed(builder, log));
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await StopAsync(host);
            throw;
        }
    }
}
