using System.Collections.Concurrent;
using Gateway.Cli.Connecting;
using Gateway.Contracts.Materials.V1;
using Gateway.Demo.City;

namespace Gateway.Demo.Scenarios;

/// <summary>Calls materials as the approval window does, and department work as the departments' systems do: one channel for each system.</summary>
internal sealed class ScenarioCalls(CityFile city, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, GatewayConnection> _connections = new(StringComparer.Ordinal);

    /// <summary>The approval window's.</summary>
    public MaterialsService.MaterialsServiceClient Materials => new(ConnectionOf(ScenarioMatters.System).Calls);

    /// <summary>That of a department's adapter, or of the steward of one that has none.</summary>
    public DepartmentWorkService.DepartmentWorkServiceClient WorkOf(string department) => new(ConnectionOf(
        city.Systems.First(system => system.Department == department && system.Role is not "consumer").Id).Calls);

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }

    private GatewayConnection ConnectionOf(string system) =>
        _connections.GetOrAdd(system, id => GatewayConnection.Open(city.ConnectAs(id)!, time));
}
