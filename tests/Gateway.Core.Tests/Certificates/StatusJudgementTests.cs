using Gateway.Core.Certificates;
using Xunit;
using static Gateway.Core.Certificates.CertificateStatus;
using Kind = Gateway.Core.Certificates.StatusEventKind;

namespace Gateway.Core.Tests.Certificates;

public class StatusJudgementTests
{
    private static readonly DateOnly s_today = new(2026, 3, 1);
    private static readonly DateTimeOffset s_event = World.Now;

    /// <param name="source">What the source says; null where it tells no status.</param>
    /// <param name="asOf">Seconds from the event to the moment that the source states; null where it states none.</param>
    /// <param name="registered">Kind of the registered event.</param>
    /// <param name="status">The judgement.</param>
    /// <param name="lags">The source lags.</param>
    [Theory]
    // Nothing is registered: the source.
    [InlineData(Valid, null, null, Valid, false)]
    [InlineData(Revoked, null, null, Revoked, false)]
    [InlineData(null, null, null, Valid, false)]
    // A revocation stands for good.
    [InlineData(Valid, -1, Kind.Revoked, Revoked, true)]
    [InlineData(Valid, 0, Kind.Revoked, Revoked, false)]
    [InlineData(Valid, 1, Kind.Revoked, Revoked, false)]
    [InlineData(Valid, null, Kind.Revoked, Revoked, true)]
    [InlineData(null, 1, Kind.Revoked, Revoked, false)]
    // The rest until the source has caught up.
    [InlineData(Valid, -1, Kind.Suspended, Suspended, true)]
    [InlineData(Valid, 0, Kind.Suspended, Valid, false)]
    [InlineData(Valid, null, Kind.Suspended, Suspended, true)]
    [InlineData(Valid, -1, Kind.Superseded, Superseded, true)]
    [InlineData(Valid, 1, Kind.Superseded, Valid, false)]
    // A source that tells no status never does.
    [InlineData(null, 1, Kind.Suspended, Suspended, false)]
    [InlineData(null, 1, Kind.Superseded, Superseded, false)]
    // The graver counts of a source that lags.
    [InlineData(Revoked, -1, Kind.Suspended, Revoked, true)]
    [InlineData(Superseded, null, Kind.Suspended, Superseded, true)]
    [InlineData(Suspended, -1, Kind.Superseded, Superseded, true)]
    [InlineData(Expired, -1, Kind.Suspended, Suspended, true)]
    // A reinstatement ends what is known to be older, and no term.
    [InlineData(Revoked, -1, Kind.Reinstated, Valid, true)]
    [InlineData(Suspended, -1, Kind.Reinstated, Valid, true)]
    [InlineData(Revoked, 0, Kind.Reinstated, Revoked, false)]
    [InlineData(Revoked, null, Kind.Reinstated, Revoked, true)]
    [InlineData(Expired, -1, Kind.Reinstated, Expired, true)]
    [InlineData(null, null, Kind.Reinstated, Valid, true)]
    // An issue or a change makes nothing valid.
    [InlineData(Revoked, -1, Kind.Issued, Revoked, true)]
    [InlineData(Revoked, null, Kind.Changed, Revoked, true)]
    [InlineData(Valid, 1, Kind.Issued, Valid, false)]
    public void What_stands(CertificateStatus? source, int? asOf, Kind? registered, CertificateStatus status, bool lags)
    {
        var judgement = StatusJudgement.Of(
            source,
            asOf is { } seconds ? s_event.AddSeconds(seconds) : null,
            registered is { } kind ? new RegisteredStatus(kind, s_event, 1) : null,
            null,
            s_today);

        Assert.Equal(new StatusJudgement(status, lags), judgement);
    }

    [Theory]
    [InlineData(Valid, null, -1, Expired)]
    [InlineData(null, null, -1, Expired)]
    [InlineData(Valid, null, 0, Valid)]
    [InlineData(Valid, Kind.Reinstated, -1, Expired)]
    [InlineData(Suspended, null, -1, Suspended)]
    [InlineData(Valid, Kind.Suspended, -1, Suspended)]
    [InlineData(Valid, Kind.Revoked, -1, Revoked)]
    public void The_last_day_of_the_term_decides_where_nothing_else_does(
        CertificateStatus? source, Kind? registered, int days, CertificateStatus status)
    {
        var entry = registered is { } kind ? new RegisteredStatus(kind, s_event, 1) : (RegisteredStatus?)null;

        Assert.Equal(status, StatusJudgement.Of(source, null, entry, s_today.AddDays(days), s_today).Status);
    }
}
