using System.Diagnostics.Metrics;
using Gateway.Core.Agreements;
using Gateway.Storage.Following;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Telemetry;

/// <summary>
/// The quotas of today, of agreements that were used today: of those that are most nearly spent alone, for there may be more
/// agreements than a metric can carry. What is spent, over all replicas, is what the database says is leased less what each replica
/// holds unspent.
/// </summary>
internal sealed class QuotaMetrics
{
    private const int Most = 200;

    private readonly QuotaWatch _watch;
    private readonly SnapshotFollower _follower;

    public QuotaMetrics(IMeterFactory meters, QuotaWatch watch, SnapshotFollower follower)
    {
        (_watch, _follower) = (watch, follower);
        var own = meters.Create(new MeterOptions(ExchangeMetrics.MeterName) { Version = "1.0.0" });
        own.CreateObservableGauge("gateway.quota.limit", () => Measure((agreement, _) => agreement.DailyQuota), "{call}", "Calls a day.");
        own.CreateObservableGauge(
            "gateway.quota.leased", () => Measure((_, use) => use.Leased), "{call}", "Calls of today that all replicas together took to spend.");
        own.CreateObservableGauge(
            "gateway.quota.unspent",
            () => Measure((_, use) => use.Unspent),
            "{call}",
            "Calls of those that this replica holds and has not spent.");
    }

    private IEnumerable<Measurement<long>> Measure(Func<Agreement, QuotaUse, long> value)
    {
        if (_watch.Current is not { } reading)
        {
            return [];
        }

        return NearestToTheirEnd(reading, _follower.Current.Snapshot.Agreements.Find).Select(each => new Measurement<long>(
            value(each.Agreement, each.Use),
            new("agreement", each.Agreement.Id),
            new("consumer", each.Agreement.Consumer),
            new("provider", each.Agreement.Entry.Department)));
    }

    /// <summary>What is told of: all replicas, which read the same database, choose the same.</summary>
    internal static IEnumerable<(Agreement Agreement, QuotaUse Use)> NearestToTheirEnd(QuotaReading reading, Func<string, Agreement?> find) =>
        reading.Uses
            .Select(pair => (Agreement: find(pair.Key), Use: pair.Value))
            .Where(each => each.Agreement is { DailyQuota: > 0 })
            .Select(each => (each.Agreement!, each.Use))
            .OrderByDescending(each => (double)each.Use.Leased / each.Item1.DailyQuota)
            .ThenBy(each => each.Item1.Id, StringComparer.Ordinal)
            .Take(Most);
}
