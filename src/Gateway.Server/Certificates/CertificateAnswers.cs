using System.Data.Common;
using System.Diagnostics;
using Gateway.Core.Calendars;
using Gateway.Core.Certificates;
using Gateway.Core.Decisions;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Departments;
using Gateway.Server.Exchanges;
using Gateway.Storage.Certificates;
using Google.Protobuf;

namespace Gateway.Server.Certificates;

/// <summary>
/// Answers about certificates: from the cache, or from the department together with what the register of reported statuses holds,
/// read after the department answered.
/// </summary>
internal sealed class CertificateAnswers(
    CertificateCache cache,
    CertificateKeys keys,
    CertificateHashes hashes,
    CertificateLedger ledger,
    CertificateMetrics metrics,
    JurisdictionClock clock,
    TimeProvider time,
    ILogger<CertificateAnswers> logger)
{
    /// <summary>Finds an answer; the refusal where there is none.</summary>
    public async ValueTask<(FoundAnswer? Found, Refusal? Refusal)> FindAsync(
        CertificateFetch fetch, TimeSpan? maxAge, DepartmentCaller departments, CancellationToken cancellationToken)
    {
        var request = new CacheRequest(
            keys.Of(fetch),
            fetch.Entry.Certificate!.TypeCode,
            fetch.Entry.CacheLimit == TimeSpan.Zero ? TimeSpan.Zero : maxAge,
            token => AskAsync(fetch, departments, token));
        var answer = await cache.GetAsync(request, cancellationToken);
        return answer.Failure switch
        {
            null => (new FoundAnswer(answer.Read(CertificateAnswer.Read), answer), null),
            Refusal refusal => (null, refusal),
            CacheFailure.TimedOut => (null, new Refusal(Reasons.ProviderTimeout)),
            _ => (null, new Refusal(Reasons.CertificateStatusChanged)),
        };
    }

    /// <summary>
    /// Asked right before the answer leaves: since when it is known that no event makes it void; null where it may not leave.
    /// </summary>
    public DateTimeOffset? Confirm(FoundAnswer found)
    {
        return cache.TryConfirm(found.Cached, out var checkedAt) ? checkedAt : null;
    }

    private async Task<Fill> AskAsync(CertificateFetch fetch, DepartmentCaller departments, CancellationToken cancellationToken)
    {
        if ((await departments.AskAsync(fetch, null, cancellationToken)).Failure is { } failure)
        {
            return Fill.Failed(new Refusal(failure));
        }

        var response = fetch.Response;
        if ((ResponseCheck.Check(response.Records, response.Faults, response.AsOf, fetch.Decision)
            ?? ResponseCheck.CheckSubjects(response.SubjectPseudonyms, response.PseudonymKeyId, fetch.Decision, fetch.Decision.RowLimit)) is { } fault)
        {
            return Fill.Failed(fault);
        }

        if (response.Records.Count == 0 && response.Faults.Count > 0)
        {
            return Fill.Failed(new Refusal(
                Reasons.ProviderValueInvalid, Field: fetch.Entry.Fields[fetch.Entry.IndexOf(response.Faults[0].Number)].ApiName));
        }

        return await JoinAsync(fetch, cancellationToken);
    }

    /// <summary>Joins what the department said with the register, which is read only now: what it holds is not older than the answer.</summary>
    private async Task<Fill> JoinAsync(CertificateFetch fetch, CancellationToken cancellationToken)
    {
        var terms = fetch.Entry.Certificate!;
        var heads = fetch.Response.Records.Select(record => CertificateHead.Read(fetch.Entry, record.Span)).ToArray();
        var stamp = time.GetTimestamp();
        (IReadOnlyList<RegisteredStatus?> Statuses, DateTimeOffset? ReadAt) register;
        try
        {
            register = heads.Length == 0 ? ([], null) : await ledger.FindAsync(
                terms.TypeCode, [.. heads.Select(head => hashes.OfCertificate(terms.TypeCode, head.Identifier))], cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            CertificatesLog.RegisterUnread(logger, exception);
            return Fill.Failed(new Refusal(Reasons.StatusRegisterUnavailable));
        }

        var answer = new CertificateAnswer(fetch.Response, register.Statuses);
        var lags = false;
        for (var i = 0; i < heads.Length; i++)
        {
            if (answer.Judge(i, heads[i], clock.Today) is not { } judgement)
            {
                return Fill.Failed(new Refusal(Reasons.ProviderValueInvalid, Field: fetch.Entry.Fields[terms.Status].ApiName));
            }

            lags |= judgement.SourceLags;
            if (heads[i].IsDefective(terms))
            {
                metrics.Defect(fetch.Entry.Key.Department, terms.TypeCode);
            }
        }

        return Fill.Of(
            CertificateAnswer.ToCached(fetch.Response, register.Statuses).ToByteArray(),
            keys.InvalidationsOf(fetch, heads.Select(head => head.Identifier)),
            CertificateLifetime.Of(fetch.Entry, heads, lags, clock),
            cacheable: fetch.Entry.CacheLimit > TimeSpan.Zero,
            register.ReadAt is { } readAt ? new RegisterReading(readAt, stamp) : null);
    }
}

/// <summary>An answer that was found, and where.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Cached">How the cache gave it.</param>
internal sealed record FoundAnswer(CertificateAnswer Answer, CacheAnswer Cached)
{
    /// <summary>Tells the span of the step which level answered.</summary>
    public void Tell() => Activity.Current?.SetTag("gateway.certificates.level", Cached.Level.ToString().ToLowerInvariant());
}
