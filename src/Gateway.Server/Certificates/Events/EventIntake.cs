using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;
using Gateway.Server.Management;
using Gateway.Storage.Certificates;
using Google.Protobuf.WellKnownTypes;
using Kind = Gateway.Core.Certificates.StatusEventKind;

namespace Gateway.Server.Certificates.Events;

/// <summary>Checks, records and accepts reported events, in the order they came.</summary>
internal sealed class EventIntake(
    CertificateLedger ledger, CertificateHashes hashes, EventSeal seal, ActRecorder acts, CertificateMetrics metrics, TimeProvider time)
{
    /// <summary>
    /// Accepts what is sound of a batch. It is in the exchange log before it is in effect, and in effect before this returns.
    /// </summary>
    /// <exception cref="ActNotRecordedException">The log cannot be written; nothing is accepted.</exception>
    /// <exception cref="System.Data.Common.DbException">The database; nothing is accepted, or the commit's fate is unknown.</exception>
    public async Task<IReadOnlyList<ReportResponse>> AcceptAsync(RegisteredSystem system, Snapshot snapshot, IReadOnlyList<ReportRequest> batch)
    {
        var faults = new ReportFault?[batch.Count];
        var sound = new List<StatusEvent>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            faults[i] = ReportRules.Check(batch[i], snapshot, system.Department, time.GetUtcNow());
            if (faults[i] is null)
            {
                sound.Add(EventOf(batch[i], system.Department));
            }
        }

        var reporter = new Steward(system.Id, system.Department);
        if (sound.Count < batch.Count)
        {
            await acts.RecordReportRefusedAsync(reporter, batch.Where((_, i) => faults[i] is not null).Select(report => report.EventId), snapshot.Revision);
        }

        if (sound.Count > 0)
        {
            await acts.RecordReportAsync(reporter, sound, snapshot.Revision);
        }

        var accepted = sound.Count > 0 ? await ledger.AcceptAsync(sound, CancellationToken.None) : [];
        var next = 0;
        return [.. batch.Select((report, i) => faults[i] is { } fault ? Refused(system, report, fault) : Answer(system, report, accepted[next++]))];
    }

    private StatusEvent EventOf(ReportRequest report, string department) => new()
    {
        Provider = department,
        EventId = report.EventId,
        TypeCode = report.TypeCode,
        Certificate = report.Kind == StatusEventKind.Reset ? null : hashes.OfCertificate(report.TypeCode, report.Identifier),
        Holders = [.. report.Holders.Select(holder => hashes.OfHolder(report.TypeCode, holder.Type, holder.Identifier))],
        Kind = (Kind)(int)report.Kind,
        OccurredAt = report.OccurredAt.ToDateTimeOffset(),
        Payload = seal.Seal(department, report.EventId, report.Identifier),
    };

    private ReportResponse Answer(RegisteredSystem system, ReportRequest report, Acceptance acceptance)
    {
        if (acceptance.Status == AcceptanceStatus.Conflicting)
        {
            return Refused(
                system,
                report,
                new("event_id: another event was reported by this id; give each its own.", "event_id：该标识已用于另一事件，请为每个事件使用不同的标识。"));
        }

        var outcome = acceptance.Status == AcceptanceStatus.Accepted ? ReportOutcome.Accepted : ReportOutcome.Repeated;
        metrics.Event(system.Department, report.TypeCode, outcome == ReportOutcome.Accepted ? "accepted" : "repeated");
        return new ReportResponse
        {
            EventId = report.EventId,
            Outcome = outcome,
            Sequence = acceptance.Sequence,
            AcceptedAt = Timestamp.FromDateTimeOffset(acceptance.AcceptedAt),
        };
    }

    private ReportResponse Refused(RegisteredSystem system, ReportRequest report, ReportFault fault)
    {
        // A type that the department does not issue is anybody's text, and no label.
        metrics.Event(system.Department, "", "refused");
        return new ReportResponse { EventId = report.EventId, Outcome = ReportOutcome.Refused, Message = fault.English, MessageZh = fault.Chinese };
    }
}
