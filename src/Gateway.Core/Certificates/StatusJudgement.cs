namespace Gateway.Core.Certificates;

/// <summary>The status of a certificate by all that is known of it.</summary>
/// <param name="Status">The status.</param>
/// <param name="SourceLags">The source's record is older than what its department reported: what it says may be out of date.</param>
public readonly record struct StatusJudgement(CertificateStatus Status, bool SourceLags)
{
    /// <summary>
    /// Judges. The register overrides the source until the source states a moment that is not before the event; a
    /// revocation it overrides for good, since a source that lags may still name a moment of now. Where neither says
    /// anything else, the last day of the term decides.
    /// </summary>
    /// <param name="source">What the source says; <see cref="CertificateStatus.Valid"/> where it says nothing.</param>
    /// <param name="asOf">The moment for which the source states it; null where it does not say.</param>
    /// <param name="registered">The register's entry; null where there is none.</param>
    /// <param name="validUntil">Last day of its term; null where it has none.</param>
    /// <param name="today">The day of the jurisdiction.</param>
    public static StatusJudgement Of(
        CertificateStatus source, DateTimeOffset? asOf, RegisteredStatus? registered, DateOnly? validUntil, DateOnly today)
    {
        var lags = registered is { } known && !(asOf >= known.OccurredAt);
        var status = registered switch
        {
            { Kind: StatusEventKind.Revoked } => CertificateStatus.Revoked,
            { Kind: StatusEventKind.Suspended } when lags => CertificateStatus.Suspended,
            { Kind: StatusEventKind.Superseded } when lags => CertificateStatus.Superseded,
            { Kind: StatusEventKind.Reinstated or StatusEventKind.Issued } when lags => CertificateStatus.Valid,
            _ => source,
        };
        return new(status == CertificateStatus.Valid && validUntil < today ? CertificateStatus.Expired : status, lags);
    }
}
