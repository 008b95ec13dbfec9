using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Departments;
using Gateway.Server.Exchanges;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Certificates;

/// <summary>Asks for the certificates of a holder, or for one certificate by its identifier.</summary>
internal sealed class CertificateQuestion(Exchange exchange, CertificateAnswers answers, bool byIdentifier) : ExchangeQuestion(exchange)
{
    private readonly FetchRequest _request = new();
    private FoundAnswer? _found;

    /// <inheritdoc/>
    public override Entry Entry => byIdentifier ? base.Entry.ByIdentifier : base.Entry;

    /// <summary>The answer; only once it is there.</summary>
    public CertificateAnswer Answer => (_found ?? throw new InvalidOperationException("There is no answer.")).Answer;

    /// <summary>It comes from the cache.</summary>
    public bool IsCached => _found!.Cached.Level != CacheLevel.Source;

    /// <summary>Since when it is known that no event makes it void; only once it is confirmed.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <inheritdoc/>
    public override int RecordCount => Answer.Records.Length;

    /// <inheritdoc/>
    public override Refusal? Bind(JurisdictionClock clock)
    {
        var call = Exchange.Request;
        if (KeyBinding.Bind(Entry, call.Keys[0], clock.Today, _request.Key, Exchange.Subjects) is { } refusal)
        {
            return refusal;
        }

        Fill(_request.PlainFields, Entry, Decision.Plain);
        Fill(_request.MaskedFields, Entry, Decision.Masked);
        _request.ExchangeId = Exchange.IdBytes;
        _request.RowLimit = (uint)Decision.RowLimit;
        _request.Consumer = Decision.Caller!.Department;
        _request.ConsumerSystem = Decision.Caller.Id;
        _request.Agreement = Decision.Agreement!.Id;
        _request.ServiceItemCode = call.Context!.ServiceItemCode;
        return null;
    }

    /// <inheritdoc/>
    public override async ValueTask<Refusal?> AnswerAsync(DepartmentCaller departments, TimeProvider time, CancellationToken cancellationToken)
    {
        (_found, var refusal) = await CallersDeadline.HoldAsync(
            Exchange,
            time,
            token => answers.FindAsync(
                new CertificateFetch(Entry, Decision, _request), Exchange.Request.Context?.MaxAge?.ToTimeSpan(), departments, token),
            cancellationToken);
        FetchedAt = _found?.Cached.FilledAt ?? default;
        _found?.Tell();
        return refusal;
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
    public override Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options) =>
        throw new InvalidOperationException("The department is asked by the fill.");

    /// <inheritdoc/>
    public override Refusal? Check() => null;

    /// <inheritdoc/>
    public override Release Describe(in Salt salt)
    {
        var answer = Answer;
        return new(
            answer.Records.Length > 0 ? Outcome.Found : Outcome.NotFound,
            answer.Records.Length,
            answer.AsOf?.ToDateTimeOffset(),
            ReleasedFields.Of(Decision, answer.Records, salt),
            answer.Subjects,
            answer.PseudonymKeyId,
            IsCached);
    }
}
