using System.Data.Common;
using Gateway.Audit;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Exchanges;

/// <summary>
/// Keeps verification from being an oracle: of each subject, each consumer has so many calls a day with a claim
/// that does not match. A call is counted before the department is asked and uncounted when all its claims matched,
/// so that guesses made at once are held to the limit like guesses made one after another.
/// </summary>
internal sealed class MismatchGuard(
    GatewayOptions options,
    MismatchLedger ledger,
    SubjectPseudonymizer pseudonymizer,
    JurisdictionClock clock,
    ILogger<MismatchGuard> logger)
{
    /// <summary>Counts a verification; the refusal where the day's mismatches are spent.</summary>
    public async ValueTask<Refusal?> EnterAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Call.Operation != Operations.Verify)
        {
            return null;
        }

        var count = new MismatchCount(exchange.Decision.Caller!.Department, clock.Today, SubjectsOf(exchange));
        try
        {
            if (await ledger.TryCountAsync(count, options.Verification.MismatchesPerDay, cancellationToken))
            {
                // Only now is there something to take back: a caller that goes away before must not be given a guess of another call.
                exchange.Mismatch = count;
                return null;
            }

            return new Refusal(Reasons.MismatchesSpent, exchange.Decision.Agreement!.Id);
        }
        catch (DbException exception)
        {
            ExchangeLog.MismatchUncounted(logger, exchange.Id, exception);
            return new Refusal(Reasons.MeterUnavailable, exchange.Decision.Agreement!.Id);
        }
    }

    /// <summary>Uncounts a verification without a mismatch.</summary>
    public async ValueTask LeaveAsync(Exchange exchange, ExchangeQuestion question)
    {
        if (exchange.Mismatch is not { } count || question is VerifyQuestion { HasMismatch: true })
        {
            return;
        }

        try
        {
            await ledger.UncountAsync(count, CancellationToken.None);
        }
        catch (DbException exception)
        {
            // The consumer has one less today than it could have.
            ExchangeLog.MismatchKept(logger, exchange.Id, exception);
        }
    }

    private string[] SubjectsOf(Exchange exchange)
    {
        if (exchange.Subjects.Count > 0)
        {
            return [.. exchange.Subjects.Select(subject => pseudonymizer.Compute(subject.Type, subject.Identifier).ToString()).Distinct().Order(StringComparer.Ordinal)];
        }

        // A key that names no subject still names what is guessed about.
        var key = string.Join('\u001f', exchange.Request.Keys[0].OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value));
        return [pseudonymizer.Compute(exchange.Decision.Entry!.Path, key).ToString()];
    }
}
