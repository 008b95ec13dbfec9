using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gateway.Audit;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Decisions;
using Gateway.Storage.Certificates;
using Gateway.Storage.Registrations;
using Google.Protobuf;
using Entry = Gateway.Core.Catalogue.Entry;
using Outcome = Gateway.Audit.Outcome;

namespace Gateway.Server.Management;

/// <summary>Records the acts of stewards in the exchange log. An act that cannot be recorded does not happen.</summary>
internal sealed class ActRecorder(DurableLog log, TimeProvider time)
{
    /// <summary>Records an act that registers, or tried to.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordApplyAsync(Steward steward, IReadOnlyList<Document> documents, ApplyOutcome outcome) => RecordAsync(
        steward,
        outcome.Faults.Count > 0 ? Outcome.Refused : Outcome.Found,
        outcome.Faults.Count > 0 ? "DOCUMENTS_FAULTY" : "",
        new Act
        {
            Verb = outcome.DryRun ? "check" : "apply",
            Revision = (ulong)outcome.Revision,
            Changes = outcome.DryRun ? default : ChangesOf(documents, outcome),
        });

    /// <summary>Records that a steward read documents.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordGetAsync(Steward steward, long revision) =>
        RecordAsync(steward, Outcome.Found, "", new Act { Verb = "get", Revision = (ulong)revision });

    /// <summary>Records that a steward read what materials lack.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordGapsAsync(Steward steward, long revision) =>
        RecordAsync(steward, Outcome.Found, "", new Act { Verb = "gaps", Revision = (ulong)revision });

    /// <summary>Records that a system read contracts: of one entry, or all that it may see.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordContractAsync(Steward reader, Entry? entry, long revision) =>
        RecordAsync(reader, Outcome.Found, "", new Act { Verb = "contract", Revision = (ulong)revision }, entry);

    /// <summary>Records that a department reports events of certificates, each by the keyed hash of what it is about.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordReportAsync(Steward reporter, IReadOnlyList<StatusEvent> events, long revision)
    {
        var salt = Salt.Create();
        return RecordAsync(
            reporter,
            Outcome.Found,
            "",
            new Act
            {
                Verb = "report",
                Revision = (ulong)revision,
                Changes = events.Select(report => new ActChange(
                    "certificate_status",
                    string.Create(CultureInfo.InvariantCulture, $"{report.TypeCode}/{report.Certificate ?? 0:x32}"),
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(report.Kind.ToString()),
                    FieldDigest.Compute(salt, 0, Encoding.UTF8.GetBytes(report.EventId)))).ToArray(),
            },
            salt: salt);
    }

    /// <summary>Records that events which a department reported were refused, each by the salted digest of its id.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordReportRefusedAsync(Steward reporter, IEnumerable<string> eventIds, long revision)
    {
        var salt = Salt.Create();
        return RecordAsync(
            reporter,
            Outcome.Refused,
            "EVENTS_FAULTY",
            new Act
            {
                Verb = "report",
                Revision = (ulong)revision,
                Changes = eventIds
                    .Select(id => new ActChange("certificate_status", "", "refused", FieldDigest.Compute(salt, 0, Encoding.UTF8.GetBytes(id))))
                    .ToArray(),
            },
            salt: salt);
    }

    /// <summary>Records that a known system was refused an act.</summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written.</exception>
    public Task RecordRefusalAsync(Steward caller, Refusal refusal) =>
        RecordAsync(caller, Outcome.Refused, refusal.Reason.Code, new Act { Verb = "refused" });

    private static ActChange[] ChangesOf(IReadOnlyList<Document> documents, ApplyOutcome outcome) =>
        [.. outcome.Changes
            .Select((change, index) => (Change: change, Document: documents[index]))
            .Where(pair => pair.Change.Action != ChangeAction.Unchanged)
            .Select(pair => new ActChange(
                KindOf(pair.Change.Kind),
                pair.Change.Key,
                pair.Change.Action == ChangeAction.Created ? "created" : "updated",
                new Digest(SHA256.HashData(BodyOf(pair.Document).ToByteArray()))))];

    private static IMessage BodyOf(Document document) => document.BodyCase switch
    {
        Document.BodyOneofCase.Department => document.Department,
        Document.BodyOneofCase.System => document.System,
        Document.BodyOneofCase.Entry => document.Entry,
        Document.BodyOneofCase.ServiceItem => document.ServiceItem,
        Document.BodyOneofCase.Bundle => document.Bundle,
        _ => document.Agreement,
    };

    private static string KindOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Department => "department",
        DocumentKind.System => "system",
        DocumentKind.Entry => "entry",
        DocumentKind.ServiceItem => "service_item",
        DocumentKind.Bundle => "bundle",
        _ => "agreement",
    };

    private async Task RecordAsync(Steward steward, Outcome outcome, string reason, Act act, Entry? entry = null, Salt? salt = null)
    {
        var result = await log.AppendAsync(
            new ExchangeRecord
            {
                ExchangeId = ExchangeId.Create(time),
                Kind = RecordKind.Act,
                StartedAt = time.GetUtcNow(),
                ConsumerSystem = steward.System,
                Consumer = steward.Department,
                Provider = entry?.Key.Department ?? "",
                Entry = entry?.Key.Name ?? "",
                EntryVersion = entry?.Version ?? "",
                Operation = act.Verb,
                Outcome = outcome,
                Reason = reason,
                FaultSide = outcome == Outcome.Refused ? Audit.FaultSide.Consumer : default,
                Salt = salt ?? Salt.Create(),
                Act = act,
            },
            out _,
            CancellationToken.None);
        if (!result.IsDurable)
        {
            throw new ActNotRecordedException(result.Reason ?? "The exchange log cannot be written.");
        }

        // The thread that made it durable may run what follows: others' records must not wait for this act's database.
        await Task.Yield();
    }
}

/// <summary>An act could not be recorded, and so was not done.</summary>
internal sealed class ActNotRecordedException(string message) : Exception(message);
