using System.Diagnostics.Metrics;
using Gateway.Server.Apis.Settings;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Departments;
using Polly.CircuitBreaker;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Gateway.Server.Telemetry;

/// <summary>
/// How the departments are: what answers for them and what their lines hold. A department with adapters, or with
/// upstreams of its own APIs, is told of before anybody calls it.
/// </summary>
internal sealed class DepartmentMetrics
{
    private readonly IProxyStateLookup _clusters;
    private readonly DepartmentCaller _adapters;
    private readonly ApiCaller _apis;
    private readonly ApiConfiguration _upstreams;

    public DepartmentMetrics(
        IMeterFactory meters, IProxyStateLookup clusters, DepartmentCaller adapters, ApiCaller apis, ApiConfiguration upstreams)
    {
        (_clusters, _adapters, _apis, _upstreams) = (clusters, adapters, apis, upstreams);
        var meter = meters.Create(new MeterOptions(ExchangeMetrics.MeterName) { Version = "1.0.0" });
        meter.CreateObservableGauge(
            "gateway.department.destinations", () => Destinations(_ => true), "{destination}", "Adapters and upstreams of the department's APIs.");
        meter.CreateObservableGauge(
            "gateway.department.destinations.healthy", () => Destinations(healthy => healthy), "{destination}", "Those of them that are well.");
        meter.CreateObservableGauge(
            "gateway.department.breaker.open",
            () => Lines(line => line.State.CircuitState is CircuitState.Closed ? 0 : 1, Math.Max),
            "1",
            "1 while a breaker of the department is not closed.");
        meter.CreateObservableGauge(
            "gateway.department.in_flight",
            () => Lines(line => line.Limit - (line.Bulkhead.GetStatistics()?.CurrentAvailablePermits ?? line.Limit), Sum),
            "{call}",
            "Calls under way to the department.");
        meter.CreateObservableGauge(
            "gateway.department.limit", () => Lines(line => line.Limit, Sum), "{call}", "Calls that may be under way to the department at once.");
        meter.CreateObservableGauge(
            "gateway.department.waiting",
            () => Lines(line => line.Bulkhead.GetStatistics()?.CurrentQueuedCount ?? 0, Sum),
            "{call}",
            "Calls that wait for a place at the department's bulkhead.");
    }

    private IEnumerable<Measurement<long>> Destinations(Func<bool, bool> counts) =>
        _clusters.GetClusters()
            .SelectMany(cluster => cluster.Destinations.Values.Select(destination => (Provider: cluster.ClusterId, IsHealthy: IsHealthy(destination))))
            .Concat(_upstreams.Current.Upstreams.All.Select(upstream => (Provider: upstream.Department, upstream.Health.IsHealthy)))
            .GroupBy(destination => destination.Provider, StringComparer.Ordinal)
            .Select(group => Of(group.Key, group.LongCount(destination => counts(destination.IsHealthy))));

    // The cluster holds all available where none is healthy, so that is not the question.
    private static bool IsHealthy(Yarp.ReverseProxy.Model.DestinationState destination) =>
        destination.Health.Active != DestinationHealth.Unhealthy && destination.Health.Passive != DestinationHealth.Unhealthy;

    private List<Measurement<long>> Lines(Func<DepartmentLine, long> value, Func<long, long, long> both)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var provider in _clusters.GetClusters().Select(cluster => cluster.ClusterId)
            .Concat(_upstreams.Current.Upstreams.All.Select(upstream => upstream.Department)))
        {
            found[provider] = 0;
        }

        foreach (var (provider, line) in _adapters.Lines.Concat(_apis.Lines))
        {
            found[provider] = found.TryGetValue(provider, out var before) ? both(before, value(line)) : value(line);
        }

        return [.. found.Select(pair => Of(pair.Key, pair.Value))];
    }

    private static long Sum(long one, long other) => one + other;

    private static Measurement<long> Of(string provider, long value) => new(value, new KeyValuePair<string, object?>("provider", provider));
}
