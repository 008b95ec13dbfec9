using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Gateway.Server.Departments;

/// <summary>One channel for each adapter, chosen among those that the department's cluster holds available.</summary>
internal sealed class AdapterChannels(IProxyStateLookup clusters, AdapterTls tls) : IDisposable
{
    private readonly ConcurrentDictionary<(string Department, string Address), AdapterChannel> _channels = new();

    /// <summary>Chooses the less busy of two available adapters; false where the department has none.</summary>
    /// <param name="department">Slug.</param>
    /// <param name="except">An adapter to avoid where another one is available: the one that just failed.</param>
    /// <param name="choice">The choice.</param>
    public bool TryChoose(string department, DestinationState? except, [NotNullWhen(true)] out AdapterChoice? choice)
    {
        choice = null;
        if (!clusters.TryGetCluster(department, out var cluster))
        {
            return false;
        }

        var available = cluster.DestinationsState.AvailableDestinations;
        if (available.Count == 0)
        {
            return false;
        }

        var first = Random.Shared.Next(available.Count);
        var destination = available[first];
        if (available.Count > 1)
        {
            var other = available[(first + 1 + Random.Shared.Next(available.Count - 1)) % available.Count];
            if (ReferenceEquals(destination, except)
                || (!ReferenceEquals(other, except) && ChannelOf(department, other).InFlight < ChannelOf(department, destination).InFlight))
            {
                destination = other;
            }
        }

        choice = new AdapterChoice(cluster, destination, ChannelOf(department, destination));
        return true;
    }

    /// <summary>Calls under way to all adapters.</summary>
    public int InFlight => _channels.Values.Sum(channel => channel.InFlight);

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }
    }

    private AdapterChannel ChannelOf(string department, DestinationState destination)
    {
        var key = (department, destination.Model.Config.Address);
        return _channels.TryGetValue(key, out var channel)
            ? channel
            : _channels.GetOrAdd(key, made => new AdapterChannel(made.Address, tls, made.Department));
    }
}

/// <summary>An adapter chosen for a call.</summary>
internal sealed record AdapterChoice(ClusterState Cluster, DestinationState Destination, AdapterChannel Channel);
