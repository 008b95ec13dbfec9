using System.Net;
using System.Text;
using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Server.Identity;
using Gateway.Server.Telemetry;
using Google.Protobuf;
using Receipt = Gateway.Contracts.V1.Receipt;

namespace Gateway.Server.Exchanges;

/// <summary>Writes the record of an exchange, and waits until it is durable.</summary>
internal sealed class ExchangeRecorder(
    DurableLog log,
    SubjectPseudonymizer pseudonymizer,
    RefusalAggregator aggregator,
    TimeProvider time,
    ILogger<ExchangeRecorder> logger)
{
    /// <summary>The log can be written at present.</summary>
    public bool IsWritable => log.IsWritable;

    /// <summary>Name of the log, for receipts.</summary>
    public string Origin => log.Origin;

    /// <summary>Counts a caller that could not be identified; its calls are recorded as aggregates.</summary>
    public void CountUnidentified(in Caller caller, Reason reason) =>
        aggregator.Add(caller.Address ?? IPAddress.None, reason.Code, time.GetUtcNow());

    /// <summary>Records what is about to be released.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordReleaseAsync(Exchange exchange, ExchangeQuestion question) =>
        RecordReleaseAsync(exchange, question, exchange.Subjects, RecordKind.Exchange, 0);

    /// <summary>Records that a stream is opened, with the subjects that are known by then: the department is told of them next.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordOpenedAsync(Exchange exchange) =>
        AppendAsync(Describe(exchange, Salt.Create()) with { Kind = RecordKind.Opened, Subjects = SubjectsOf(exchange, exchange.Subjects, null) });

    /// <summary>Records a page that is about to be released, with all its subjects.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordPageAsync(Exchange exchange, PageQuestion page) =>
        RecordReleaseAsync(exchange, page, page.Subjects, RecordKind.Page, page.Number);

    /// <summary>Records a page of events about certificates, of which the identifiers are told.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordEventsAsync(Exchange exchange, int page, IReadOnlyList<string> identifiers)
    {
        var salt = Salt.Create();
        var field = exchange.Decision.Entry!.Fields[exchange.Decision.Entry.Certificate!.Identifier];
        var values = identifiers.Select(identifier => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(identifier)).ToArray();
        return AppendAsync(Describe(exchange, salt) with
        {
            Kind = RecordKind.Page,
            Page = (uint)page,
            Outcome = Outcome.Found,
            RecordCount = (uint)identifiers.Count,
            Fields = new FieldRelease[] { new((uint)field.Number, field.ApiName, false, FieldDigest.Compute(salt, (uint)field.Number, values)) },
        });
    }

    /// <summary>Records what an answer of a department's own API, or a page of one, is about to release.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordCallAsync(
        Exchange exchange, Salt salt, Outcome outcome, FieldRelease[] fields, RecordKind kind, int page, int records = 1) =>
        AppendAsync(Describe(exchange, salt) with
        {
            Kind = kind,
            Page = (uint)page,
            Outcome = outcome,
            RecordCount = outcome == Outcome.Found ? (uint)records : 0u,
            Fields = fields,
            Subjects = SubjectsOf(exchange, page <= 1 ? exchange.Subjects : [], null),
        });

    /// <summary>The receipt of an exchange.</summary>
    public Receipt ReceiptOf(Guid exchangeId, ReadOnlyMemory<byte> leafHash) => new()
    {
        ExchangeId = exchangeId.ToString("D"),
        LeafHash = UnsafeByteOperations.UnsafeWrap(leafHash),
        LogOrigin = Origin,
    };

    /// <summary>
    /// Records how a stream ended: with everything answered, or with why not. It names the subjects that the department
    /// was asked for last, where no page does.
    /// </summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordClosedAsync(LookupManyStream stream, Refusal? refusal, bool abandoned) =>
        RecordClosedAsync(stream.Exchange, refusal, abandoned, stream.Pages, stream.Records, stream.Unrecorded);

    /// <summary>Records how a stream of so many pages and records ended.</summary>
    public async ValueTask<(bool Durable, byte[] Leaf)> RecordClosedAsync(
        Exchange exchange, Refusal? refusal, bool abandoned, int pages, int records, IReadOnlyList<AskedSubject> unrecorded)
    {
        var closed = await AppendAsync(Describe(exchange, Salt.Create()) with
        {
            Kind = RecordKind.Closed,
            Outcome = abandoned ? Outcome.Abandoned
                : refusal is not null ? OutcomeOf(refusal)
                : records > 0 ? Outcome.Found : Outcome.NotFound,
            Reason = refusal?.Reason.Code ?? "",
            FaultSide = abandoned ? Audit.FaultSide.Consumer : (Audit.FaultSide)(int)(refusal?.Reason.Fault ?? 0),
            Agreement = exchange.Decision.Agreement?.Id ?? refusal?.Agreement ?? "",
            RecordCount = (uint)records,
            Page = (uint)pages,
            Subjects = SubjectsOf(exchange, unrecorded, null),
        });
        if (!closed.Durable)
        {
            ExchangeLog.EndUnrecorded(logger, exchange.Id);
        }

        return closed;
    }

    /// <summary>Records a refusal or failure.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordRefusalAsync(Exchange exchange, Refusal refusal) =>
        AppendAsync(Describe(exchange, Salt.Create()) with
        {
            Outcome = OutcomeOf(refusal),
            Reason = refusal.Reason.Code,
            FaultSide = (Audit.FaultSide)(int)refusal.Reason.Fault,
            Agreement = exchange.Decision.Agreement?.Id ?? refusal.Agreement ?? "",
            Subjects = SubjectsOf(exchange, exchange.Subjects, null),
        });

    /// <summary>Records that the caller went away; nobody waits for it.</summary>
    public async ValueTask RecordAbandonedAsync(Exchange exchange)
    {
        var (durable, _) = await AppendAsync(Describe(exchange, Salt.Create()) with
        {
            Outcome = Outcome.Abandoned,
            FaultSide = Audit.FaultSide.Consumer,
            Subjects = SubjectsOf(exchange, exchange.Subjects, null),
        });
        if (!durable)
        {
            ExchangeLog.EndUnrecorded(logger, exchange.Id);
        }
    }

    private static Outcome OutcomeOf(Refusal refusal) =>
        refusal.Reason.Fault == Core.Decisions.FaultSide.Consumer ? Outcome.Refused : Outcome.Failed;

    private ValueTask<(bool Durable, byte[] Leaf)> RecordReleaseAsync(
        Exchange exchange, ExchangeQuestion question, IReadOnlyList<AskedSubject> asked, RecordKind kind, int page)
    {
        var salt = Salt.Create();
        var release = question.Describe(salt);
        return AppendAsync(Describe(exchange, salt) with
        {
            Kind = kind,
            Page = (uint)page,
            Outcome = release.Outcome,
            RecordCount = (uint)release.RecordCount,
            Cached = release.Cached,
            AsOf = release.AsOf,
            Subjects = SubjectsOf(exchange, asked, release),
            Fields = release.Fields,
        });
    }

    private async ValueTask<(bool Durable, byte[] Leaf)> AppendAsync(ExchangeRecord record)
    {
        // The caller's own cancellation does not end the wait: what it may have received must be known.
        var result = await log.AppendAsync(record, out var leaf, CancellationToken.None);
        if (!result.IsDurable)
        {
            ExchangeLog.NotDurable(logger, record.ExchangeId, result.Reason ?? "");
        }

        return (result.IsDurable, leaf.ToArray());
    }

    private ExchangeRecord Describe(Exchange exchange, Salt salt)
    {
        var request = exchange.Request;
        var system = exchange.Call.Caller.System!;
        var entry = exchange.Decision.Entry;
        var agreement = exchange.Decision.Agreement;
        var context = exchange.IsMalformed ? null : request.Context;
        return new ExchangeRecord
        {
            ExchangeId = exchange.Id,
            Kind = RecordKind.Exchange,
            StartedAt = exchange.StartedAt,
            Duration = time.GetElapsedTime(exchange.StartTimestamp),
            ConsumerSystem = system.Id,
            Consumer = system.Department,
            Provider = entry?.Key.Department ?? (exchange.IsMalformed ? "" : request.Department),
            Entry = entry?.Key.Name ?? (exchange.IsMalformed ? "" : request.Entry),
            EntryVersion = entry?.Version ?? "",
            Operation = request.ApiOperation is { } operation ? $"{exchange.Call.Operation.Name()}/{operation}" : exchange.Call.Operation.Name(),
            Agreement = agreement?.Id ?? "",
            AgreementRevision = (ulong)(agreement?.Revision ?? 0),
            ServiceItemCode = context?.ServiceItemCode ?? "",
            Scenario = context?.Scenario ?? "",
            CaseNumber = context?.CaseNumber ?? "",
            TaskNumber = context?.TaskNumber ?? "",
            OfficerId = context?.OfficerId ?? "",
            Channel = context?.Channel ?? "",
            AuthorisationRef = context?.AuthorisationRef ?? "",
            MaterialCode = context?.MaterialCode ?? "",
            TraceId = exchange.TraceId,
            Salt = salt,
        };
    }

    private SubjectPseudonym[] SubjectsOf(Exchange exchange, IReadOnlyList<AskedSubject> named, Release? release)
    {
        var applicant = exchange.IsMalformed ? null : exchange.Request.Context?.Applicant;
        var subjects = new List<SubjectPseudonym>(named.Count + (release?.Subjects.Count ?? 0) + 1);
        foreach (var asked in named)
        {
            subjects.Add(new(SubjectRole.Asked, pseudonymizer.Compute(asked.Type, asked.Identifier), pseudonymizer.KeyId));
        }

        if (release is { } released)
        {
            foreach (var pseudonym in released.Subjects)
            {
                subjects.Add(new(SubjectRole.Answered, new Pseudonym(pseudonym.Span), released.PseudonymKeyId));
            }
        }

        if (applicant is { Identifier.Length: > 0 })
        {
            subjects.Add(new(SubjectRole.Applicant, pseudonymizer.Compute(applicant.Type, applicant.Identifier), pseudonymizer.KeyId));
        }

        return [.. subjects];
    }
}
