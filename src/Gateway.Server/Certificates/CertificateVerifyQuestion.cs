using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Departments;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Certificates;

/// <summary>
/// Compares claimed face values with a certificate at the source, and tells its status: from its head alone, which is looked up
/// like any certificate.
/// </summary>
internal sealed class CertificateVerifyQuestion(Exchange exchange, CertificateAnswers answers) : VerifyQuestion(exchange)
{
    private readonly FetchRequest _request = new();
    private FoundAnswer? _found;

    /// <inheritdoc/>
    public override Entry Entry => base.Entry.ByIdentifier;

    /// <summary>The head of the certificate; only once it is there.</summary>
    public CertificateAnswer Head => (_found ?? throw new InvalidOperationException("There is no answer.")).Answer;

    /// <summary>The head comes from the cache.</summary>
    public bool IsCached => _found!.Cached.Level != Caching.CacheLevel.Source;

    /// <summary>When the head left the source.</summary>
    public DateTimeOffset HeadFetchedAt => _found!.Cached.FilledAt;

    /// <summary>Since when it is known that no event makes the status void; only once it is confirmed.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <inheritdoc/>
    protected override FieldSet Claimed
    {
        get
        {
            var claimed = default(FieldSet);
            foreach (var name in Exchange.Request.Fields.AsSpan(0, Exchange.Request.Claims.Length))
            {
                claimed = claimed.With(Entry.IndexOf(name));
            }

            return claimed;
        }
    }

    /// <inheritdoc/>
    public override Refusal? Bind(JurisdictionClock clock)
    {
        if (base.Bind(clock) is { } refusal)
        {
            return refusal;
        }

        _request.Key.Add(new KeyValue { Number = (uint)Entry.Fields[Entry.KeyFields[0]].Number, Value = Exchange.Request.Keys[0].First().Value });
        _request.PlainFields.AddRange(CertificateRequests.HeadOf(Entry).Select(index => (uint)Entry.Fields[index].Number).Order());
        _request.ExchangeId = Exchange.IdBytes;
        _request.RowLimit = (uint)Decision.RowLimit;
        _request.Consumer = Decision.Caller!.Department;
        _request.ConsumerSystem = Decision.Caller.Id;
        _request.Agreement = Decision.Agreement!.Id;
        _request.ServiceItemCode = Exchange.Request.Context!.ServiceItemCode;
        return null;
    }

    /// <inheritdoc/>
    public override async ValueTask<Refusal?> AnswerAsync(DepartmentCaller departments, TimeProvider time, CancellationToken cancellationToken)
    {
        var refusal = await FindHeadAsync(Exchange.Request.Context?.MaxAge?.ToTimeSpan(), departments, time, cancellationToken)
            ?? await base.AnswerAsync(departments, time, cancellationToken);
        if (refusal is not null || IsOfOneKind)
        {
            return refusal;
        }

        // One of the two is of before the certificate came or went. The verdicts are of now, so the head is asked for anew.
        return await FindHeadAsync(TimeSpan.Zero, departments, time, cancellationToken)
            ?? (IsOfOneKind ? null : new Refusal(Reasons.CertificateStatusChanged, Decision.Agreement?.Id));
    }

    /// <inheritdoc/>
    public override Refusal? Confirm()
    {
        if (answers.Confirm(_found!) is not { } checkedAt)
        {
            return new Refusal(Reasons.CertificateStatusChanged, Decision.Agreement?.Id);
        }

        CheckedAt = checkedAt;
        return null;
    }

    /// <inheritdoc/>
    public override Release Describe(in Salt salt)
    {
        var verified = base.Describe(salt);
        return verified with { Fields = [.. verified.Fields, .. ReleasedFields.Of(Decision.With(default, HeadSet()), Head.Records, salt)], Cached = IsCached };
    }

    private bool IsOfOneKind => Head.Records.Length > 0 == Response!.Found;

    private async ValueTask<Refusal?> FindHeadAsync(
        TimeSpan? maxAge, DepartmentCaller departments, TimeProvider time, CancellationToken cancellationToken)
    {
        var head = Decision.With(default, HeadSet());
        (_found, var refusal) = await CallersDeadline.HoldAsync(
            Exchange, time, token => answers.FindAsync(new CertificateFetch(Entry, head, _request), maxAge, departments, token), cancellationToken);
        _found?.Tell();
        return refusal;
    }

    private FieldSet HeadSet()
    {
        var set = default(FieldSet);
        foreach (var index in CertificateRequests.HeadOf(Entry))
        {
            set = set.With(index);
        }

        return set;
    }
}
