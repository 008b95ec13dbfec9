using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Core.Apis;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>
/// Chooses among the addresses of an API by their weights, those that failed of late aside. Entries that name the same address
/// know the same of it; an entry costs nothing.
/// </summary>
internal sealed class DestinationHealth(GatewayOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _failed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The choice. Where none is healthy all are tried: a lone one that is back is used at once.</summary>
    /// <param name="destinations">At least one.</param>
    /// <param name="except">One to avoid where there is another.</param>
    public ApiDestination Choose(ImmutableArray<ApiDestination> destinations, ApiDestination? except)
    {
        if (destinations.Length == 1)
        {
            return destinations[0];
        }

        return Draw(destinations, destination => destination != except && IsHealthy(destination))
            ?? Draw(destinations, destination => destination != except)
            ?? destinations[0];
    }

    /// <summary>The way to it failed.</summary>
    public void Fail(ApiDestination destination) => _failed[destination.Address.Authority] = time.GetTimestamp();

    /// <summary>It answered.</summary>
    public void Succeed(ApiDestination destination)
    {
        if (!_failed.IsEmpty)
        {
            _failed.TryRemove(destination.Address.Authority, out _);
        }
    }

    private static ApiDestination? Draw(ImmutableArray<ApiDestination> destinations, Func<ApiDestination, bool> may)
    {
        var all = 0;
        ApiDestination? drawn = null;
        foreach (var destination in destinations)
        {
            if (may(destination))
            {
                all += destination.Weight;
                drawn = Random.Shared.Next(all) < destination.Weight ? destination : drawn;
            }
        }

        return drawn;
    }

    private bool IsHealthy(ApiDestination destination) =>
        !_failed.TryGetValue(destination.Address.Authority, out var failed) || time.GetElapsedTime(failed) >= options.Departments.Reactivation;
}
