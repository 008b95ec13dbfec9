namespace Gateway.Core.Certificates;

/// <summary>The status of a certificate by all that is known of it.</summary>
/// <param name="Status">The status.</param>
/// <param name="SourceLags">The source's record is older than what its department reported: what it says may be out of date.</param>
public readonly record struct StatusJudgement(CertificateStatus Status, bool SourceLags)
{
    /// <summary>
    /// Judges. The register overrides the source until the source states a moment that is not before the event; a
    /// revocation it overrides for good, since a source that lags may still name a moment of now. A source that tells no
    /// status never catches up. Where neither says anything else, the last day of the term decides.
    /// </summary>
    /// <param name="source">What the source says; null where its records tell no status.</param>
    /// <param name="asOf">The moment for which the source states it; null where it does not say.</param>
    /// <param name="registered">The register's entry; null where there is none.</param>
    /// <param name="validUntil">Last day of its term; null where it has none.</param>
    /// <param name="today">The day of the jurisdiction.</param>
    public static StatusJudgement Of(
        CertificateStatus? source, DateTimeOffset? asOf, RegisteredStatus? registered, DateOnly? validUntil, DateOnly today)
    {
        var lags = registered is { } known && !(asOf >= known.OccurredAt);
        var told = source ?? CertificateStatus.Valid;
        var overrides = lags || source is null;
        var status = registered switch
        {
            { Kind: StatusEventKind.Revoked } => CertificateStatus.Revoked,
            { Kind: StatusEventKind.Superseded } when overrides => Graver(told, CertificateStatus.Superseded),
            { Kind: StatusEventKind.Suspended } when overrides => Graver(told, CertificateStatus.Suspended),

            // What makes a certificate valid overrides only what is known to be older: a source that names no moment
            // may say revoked of a revocation that nobody reported.
            { Kind: StatusEventKind.Reinstated } reinstated when asOf < reinstated.OccurredAt => Reinstated(told),
            _ => told,
        };
        return new(status == CertificateStatus.Valid && validUntil < today ? CertificateStatus.Expired : status, lags);
    }

    private static CertificateStatus Graver(CertificateStatus one, CertificateStatus other) => Gravity(one) > Gravity(other) ? one : other;

    /// <summary>A reinstatement ends what was ordered, not the term.</summary>
    private static CertificateStatus Reinstated(CertificateStatus told) =>
        told == CertificateStatus.Expired ? CertificateStatus.Expired : CertificateStatus.Valid;

    private static int Gravity(CertificateStatus status) => status switch
    {
        CertificateStatus.Suspended => 1,
        CertificateStatus.Superseded => 2,
        CertificateStatus.Revoked => 3,
        _ => 0,
    };
}
