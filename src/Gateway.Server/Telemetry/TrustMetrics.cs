using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Telemetry;
using Gateway.Hosting.Tls;
using Gateway.Server.Identity;

namespace Gateway.Server.Telemetry;

/// <summary>How long the gateway's certificates, those of the authorities it trusts, and their revocation lists last.</summary>
internal sealed class TrustMetrics
{
    public TrustMetrics(IMeterFactory meters, GatewayOptions options, AuthorityFiles trusted, TimeProvider time)
    {
        var meter = meters.Create(new MeterOptions(ExchangeMetrics.MeterName) { Version = "1.0.0" });

        // As they were read at the start, which is what is shown.
        (string, X509Certificate2)[] own =
        [
            ("server", TlsMaterial.ReadCertificate(options.Listen.Certificate, options.Listen.Key)),
            ("client", TlsMaterial.ReadCertificate(options.Departments.Certificate, options.Departments.Key)),
            .. TlsMaterial.ReadAuthorities(options.Departments.Authorities).Select(certificate => ("adapter_authority", certificate)),
        ];
        TlsMetrics.AddTo(meter, time, () => own.Concat(trusted.Current.Authorities.Select(authority => ("authority", authority.Certificate))));
        meter.CreateObservableGauge(
            "gateway.tls.revocations.remaining",
            () => trusted.Current.Authorities
                .Where(authority => authority.Revocations?.NextUpdate is not null)
                .Select(authority => new Measurement<double>(
                    (authority.Revocations!.NextUpdate!.Value - time.GetUtcNow()).TotalSeconds,
                    new KeyValuePair<string, object?>("name", authority.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)))),
            "s",
            "Time until the authority's revocation list should have been replaced; below zero once it should.");
    }
}
