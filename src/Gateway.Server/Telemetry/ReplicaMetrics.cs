using System.Diagnostics.Metrics;
using Gateway.Storage.Following;
using Gateway.Storage.Quotas;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Server.Telemetry;

/// <summary>Whether this replica may serve, and how fresh what it decides by is.</summary>
internal sealed class ReplicaMetrics : IHealthCheckPublisher
{
    private volatile HealthReport? _report;

    public ReplicaMetrics(IMeterFactory meters, SnapshotFollower follower, ReplicaRegistry replicas, TimeProvider time)
    {
        var meter = meters.Create(new MeterOptions(ExchangeMetrics.MeterName) { Version = "1.0.0" });
        meter.CreateObservableGauge("gateway.ready", Ready, "1", "1 while the check of readiness holds, by check.");
        meter.CreateObservableGauge("gateway.replicas", () => replicas.LiveCount, "{replica}", "Replicas that are alive, by what this one sees.");
        meter.CreateObservableGauge(
            "gateway.snapshot.age",
            () => follower.Current.ConfirmedAt is { } at ? time.GetElapsedTime(at).TotalSeconds : double.PositiveInfinity,
            "s",
            "Time since the snapshot was last known to be current.");
        meter.CreateObservableGauge(
            "gateway.snapshot.revision", () => follower.Current.Snapshot.Revision, "{revision}", "Revision of the catalogue that is decided by.");
    }

    /// <inheritdoc/>
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _report = report;
        return Task.CompletedTask;
    }

    private IEnumerable<Measurement<int>> Ready() => _report?.Entries.Select(entry => new Measurement<int>(
        entry.Value.Status == HealthStatus.Unhealthy ? 0 : 1, new KeyValuePair<string, object?>("check", entry.Key))) ?? [];
}
