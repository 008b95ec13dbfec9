using System.Diagnostics.CodeAnalysis;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;
using Gateway.Storage.Following;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace Gateway.Server.Departments;

/// <summary>
/// The departments as YARP clusters, their registered adapters as destinations: YARP keeps their health
/// and says which are available.
/// </summary>
internal sealed class AdapterClusters : IProxyConfigProvider, IDisposable
{
    private readonly DepartmentOptions _options;
    private readonly Lock _gate = new();
    private readonly SnapshotFollower _follower;
    private volatile Config _current;
    private ShardedMap<string, RegisteredSystem>? _systems;

    public AdapterClusters(GatewayOptions options, SnapshotFollower follower)
    {
        _options = options.Departments;
        _follower = follower;
        _current = new Config([]);
        _follower.Changed += Follow;
        Follow(_follower.Current.Snapshot);
    }

    public IProxyConfig GetConfig() => _current;

    public void Dispose() => _follower.Changed -= Follow;

    private void Follow(Snapshot snapshot)
    {
        Config before;
        lock (_gate)
        {
            // Most changes are of agreements; the clusters hang on the systems alone.
            if (ReferenceEquals(_systems, snapshot.Systems))
            {
                return;
            }

            before = _current;
            _current = new Config(ClustersOf(snapshot));
            _systems = snapshot.Systems;
        }

        before.SignalChange();
    }

    private List<ClusterConfig> ClustersOf(Snapshot snapshot) =>
        [.. snapshot.Systems
            .Select(pair => pair.Value)
            .Where(system => system.Role == SystemRole.Adapter && !system.Suspended && !system.Addresses.IsEmpty)
            .GroupBy(system => system.Department, StringComparer.Ordinal)
            .Select(group => new ClusterConfig
            {
                ClusterId = group.Key,
                Destinations = group
                    .SelectMany(system => system.Addresses)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(address => address, address => new DestinationConfig { Address = address }, StringComparer.OrdinalIgnoreCase),
                HealthCheck = HealthCheck(),
            })];

    private HealthCheckConfig HealthCheck() => new()
    {
        // With none healthy all are tried, and the breaker rules: a lone adapter that is back is used at once.
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        Active = new ActiveHealthCheckConfig
        {
            Enabled = true,
            Interval = _options.ProbeInterval,
            Timeout = TimeSpan.FromSeconds(2),
            Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            Path = Health.GrpcHealthCall.Path,
        },
        Passive = new PassiveHealthCheckConfig { Enabled = true, ReactivationPeriod = _options.Reactivation },
    };

    // Its source holds nothing to release and is left to the collector: YARP may still register with the
    // token of a configuration that was just replaced.
    [SuppressMessage("Design", "CA1001", Justification = "See above.")]
    private sealed class Config(IReadOnlyList<ClusterConfig> clusters) : IProxyConfig
    {
        private readonly CancellationTokenSource _changed = new();

        public IReadOnlyList<RouteConfig> Routes => [];

        public IReadOnlyList<ClusterConfig> Clusters { get; } = clusters;

        public IChangeToken ChangeToken => new CancellationChangeToken(_changed.Token);

        public void SignalChange() => _changed.Cancel();
    }
}
