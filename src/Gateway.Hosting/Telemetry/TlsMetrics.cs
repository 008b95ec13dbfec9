using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Hosting.Telemetry;

/// <summary>How long the certificates last that the program uses, so that none ends unseen.</summary>
public static class TlsMetrics
{
    /// <summary>Adds <c>gateway.tls.certificate.remaining</c>: of those of one kind and name the one that ends first.</summary>
    /// <param name="meter">The program's meter.</param>
    /// <param name="time">The clock.</param>
    /// <param name="held">The certificates held at present, each with what it is for: <c>server</c>, <c>client</c>, <c>authority</c>.</param>
    public static void AddTo(Meter meter, TimeProvider time, Func<IEnumerable<(string Kind, X509Certificate2 Certificate)>> held) =>
        meter.CreateObservableGauge(
            "gateway.tls.certificate.remaining",
            () => Measure(held(), time.GetUtcNow()),
            "s",
            "Time until the certificate ends; below zero once it has.");

    private static List<Measurement<double>> Measure(IEnumerable<(string Kind, X509Certificate2 Certificate)> held, DateTimeOffset now) =>
        [.. held
            .GroupBy(each => (each.Kind, Name: each.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)))
            .Select(group => new Measurement<double>(
                group.Min(each => (new DateTimeOffset(each.Certificate.NotAfter) - now).TotalSeconds),
                new KeyValuePair<string, object?>("kind", group.Key.Kind),
                new KeyValuePair<string, object?>("name", group.Key.Name)))];
}
