using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Management;
using Outcome = Gateway.Audit.Outcome;
using Receipt = Gateway.Contracts.V1.Receipt;

namespace Gateway.Server.Materials.Recording;

/// <summary>Records acts on cases in the exchange log. An act that cannot be recorded does not happen.</summary>
internal sealed class CaseRecorder(DurableLog log, ExchangeRecorder exchanges, SubjectPseudonymizer pseudonymizer, TimeProvider time)
{
    /// <summary>Records an act, and waits until that is durable.</summary>
    /// <returns>The proof of it.</returns>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public async Task<Receipt> RecordAsync(CaseAct act)
    {
        var id = ExchangeId.Create(time);
        var result = await log.AppendAsync(RecordOf(act, id), out var leaf, CancellationToken.None);
        if (!result.IsDurable)
        {
            throw new ActNotRecordedException(result.Reason ?? "The exchange log cannot be written.");
        }

        // The thread that made it durable may run what follows: others' records must not wait for this act's database.
        var hash = leaf.ToArray();
        await Task.Yield();
        return exchanges.ReceiptOf(id, hash);
    }

    /// <summary>Records that a known system was refused.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task<Receipt> RecordRefusalAsync(CaseAct act, Refusal refusal) => RecordAsync(act with
    {
        Outcome = refusal.Reason.Fault == Core.Decisions.FaultSide.Consumer ? Outcome.Refused : Outcome.Failed,
        Reason = refusal.Reason.Code,
    });

    private ExchangeRecord RecordOf(CaseAct act, Guid id) => new()
    {
        ExchangeId = id,
        Kind = RecordKind.Act,
        StartedAt = time.GetUtcNow(),
        ConsumerSystem = act.System,
        Consumer = act.Department,
        Provider = act.Provider,
        Operation = act.Verb,
        ServiceItemCode = act.Item,
        Scenario = act.Case?.Scenario ?? "",
        CaseNumber = act.Case?.CaseNumber ?? "",
        OfficerId = act.Case?.OfficerId ?? "",
        Channel = act.Case?.Channel ?? "",
        AuthorisationRef = act.Case?.AuthorisationRef ?? "",
        MaterialCode = act.Material,
        Subjects = act.Subjects
            .Select(each => new SubjectPseudonym(each.Role, pseudonymizer.Compute(each.Subject.Type, each.Subject.Identifier), pseudonymizer.KeyId))
            .ToArray(),
        Outcome = act.Outcome,
        Reason = act.Reason,
        FaultSide = act.Outcome == Outcome.Refused ? Audit.FaultSide.Consumer
            : act.Outcome != Outcome.Failed ? default
            : act.Provider.Length > 0 ? Audit.FaultSide.Provider : Audit.FaultSide.Gateway,
        Salt = Salt.Create(),
        Act = new Act { Verb = act.Verb, Changes = act.Changes.ToArray() },
    };
}
