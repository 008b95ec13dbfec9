using System.Diagnostics.Metrics;

namespace Gateway.Server.Certificates;

/// <summary>Metrics of certificates besides those of their cache.</summary>
internal sealed class CertificateMetrics
{
    private readonly Counter<long> _defects;
    private readonly Counter<long> _events;

    public CertificateMetrics(IMeterFactory meters, Caching.ICertificateFeed feed, Events.OpenWatches watches, TimeProvider time)
    {
        var meter = meters.Create(new MeterOptions(Caching.CacheMetrics.MeterName) { Version = "1.0.0" });
        _defects = meter.CreateCounter<long>(
            "gateway.certificates.defects", "{certificate}", "Certificates that a source answered with an identifier that breaks GB/T 36904, by provider and type.");
        meter.CreateObservableGauge(
            "gateway.certificates.feed.age",
            () => feed.Current is { } view ? time.GetElapsedTime(view.ConfirmedAt).TotalSeconds : double.PositiveInfinity,
            "s",
            "Time since it was last known that the feed of status events holds nothing that this replica has not seen.");
        meter.CreateObservableGauge(
            "gateway.certificates.feed.sequence", () => feed.Current?.Head.Sequence ?? 0, "{event}", "Events that this replica has seen.");
        meter.CreateObservableGauge("gateway.certificates.watches", () => watches.Count, "{watch}", "Watches that are open.");
        _events = meter.CreateCounter<long>(
            "gateway.certificates.events", "{event}", "Status events that departments reported, by provider, type and outcome.");
    }

    /// <summary>Counts a certificate with a defective identifier.</summary>
    public void Defect(string provider, string type) => _defects.Add(1, new("provider", provider), new("type", type));

    /// <summary>Counts a reported event.</summary>
    public void Event(string provider, string type, string outcome) =>
        _events.Add(1, new("provider", provider), new("type", type), new("outcome", outcome));
}
