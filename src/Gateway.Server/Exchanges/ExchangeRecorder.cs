using System.Net;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Identity;

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
    public ValueTask<(bool Durable, byte[] Leaf)> RecordReleaseAsync(Exchange exchange, FetchResponse response)
    {
        var salt = Salt.Create();
        return AppendAsync(Describe(exchange, salt) with
        {
            Outcome = response.Records.Count > 0 ? Outcome.Found : Outcome.NotFound,
            RecordCount = (uint)response.Records.Count,
            AsOf = response.AsOf?.ToDateTimeOffset(),
            Subjects = SubjectsOf(exchange, response),
            Fields = ReleasedFields.Of(exchange.Decision, response, salt),
        });
    }

    /// <summary>Records a refusal or failure.</summary>
    public ValueTask<(bool Durable, byte[] Leaf)> RecordRefusalAsync(Exchange exchange, Refusal refusal) =>
        AppendAsync(Describe(exchange, Salt.Create()) with
        {
            Outcome = IsFailure(refusal.Reason) ? Outcome.Failed : Outcome.Refused,
            Reason = refusal.Reason.Code,
            FaultSide = (Audit.FaultSide)(int)refusal.Reason.Fault,
            Agreement = exchange.Decision.Agreement?.Id ?? refusal.Agreement ?? "",
            Subjects = SubjectsOf(exchange, null),
        });

    /// <summary>Records that the caller went away; nobody waits for it.</summary>
    public async ValueTask RecordAbandonedAsync(Exchange exchange)
    {
        var (durable, _) = await AppendAsync(Describe(exchange, Salt.Create()) with
        {
            Outcome = Outcome.Abandoned,
            FaultSide = Audit.FaultSide.Consumer,
            Subjects = SubjectsOf(exchange, null),
        });
        if (!durable)
        {
            ExchangeLog.AbandonedUnrecorded(logger, exchange.Id);
        }
    }

    private static bool IsFailure(Reason reason) => reason.Fault != Core.Decisions.FaultSide.Consumer;

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
        var call = exchange.Call;
        var system = call.Caller.System!;
        var entry = exchange.Decision.Entry;
        var agreement = exchange.Decision.Agreement;
        var context = exchange.IsMalformed ? null : call.Context;
        return new ExchangeRecord
        {
            ExchangeId = exchange.Id,
            Kind = RecordKind.Exchange,
            StartedAt = exchange.StartedAt,
            Duration = time.GetElapsedTime(exchange.StartTimestamp),
            ConsumerSystem = system.Id,
            Consumer = system.Department,
            Provider = entry?.Key.Department ?? (exchange.IsMalformed ? "" : call.Department),
            Entry = entry?.Key.Name ?? (exchange.IsMalformed ? "" : call.Entry),
            EntryVersion = entry?.Version ?? "",
            Operation = "lookup",
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

    private SubjectPseudonym[] SubjectsOf(Exchange exchange, FetchResponse? response)
    {
        var applicant = exchange.IsMalformed ? null : exchange.Call.Context?.Applicant;
        var subjects = new List<SubjectPseudonym>(exchange.Subjects.Count + (response?.SubjectPseudonyms.Count ?? 0) + 1);
        foreach (var asked in exchange.Subjects)
        {
            subjects.Add(new(SubjectRole.Asked, pseudonymizer.Compute(asked.Type, asked.Identifier), pseudonymizer.KeyId));
        }

        if (response is not null)
        {
            foreach (var pseudonym in response.SubjectPseudonyms)
            {
                subjects.Add(new(SubjectRole.Answered, new Pseudonym(pseudonym.Span), response.PseudonymKeyId));
            }
        }

        if (applicant is { Identifier.Length: > 0 })
        {
            subjects.Add(new(SubjectRole.Applicant, pseudonymizer.Compute(applicant.Type, applicant.Identifier), pseudonymizer.KeyId));
        }

        return [.. subjects];
    }
}
