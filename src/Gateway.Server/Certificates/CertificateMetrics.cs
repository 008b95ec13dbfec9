using System.Diagnostics.Metrics;

namespace Gateway.Server.Certificates;

/// <summary>Metrics of certificates besides those of their cache.</summary>
internal sealed class CertificateMetrics
{
    private readonly Counter<long> _defects;
    private readonly Counter<long> _events;

    public CertificateMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(new MeterOptions(Caching.CacheMetrics.MeterName) { Version = "1.0.0" });
        _defects = meter.CreateCounter<long>(
            "gateway.certificates.defects", "{certificate}", "Certificates that a source answered with an identifier that breaks GB/T 36904, by provider and type.");
        _events = meter.CreateCounter<long>(
            "gateway.certificates.events", "{event}", "Status events that departments reported, by provider, type and outcome.");
    }

    /// <summary>Counts a certificate with a defective identifier.</summary>
    public void Defect(string provider, string type) => _defects.Add(1, new("provider", provider), new("type", type));

    /// <summary>Counts a reported event.</summary>
    public void Event(string provider, string type, string outcome) =>
        _events.Add(1, new("provider", provider), new("type", type), new("outcome", outcome));
}
