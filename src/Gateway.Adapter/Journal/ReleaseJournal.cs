using System.Runtime.InteropServices;
using Gateway.Adapter.Fetching;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Telemetry;
using Gateway.Audit;
using JournalRecord = Gateway.Audit.JournalRecord;

namespace Gateway.Adapter.Journal;

/// <summary>The adapter's journal: one durable record of each answer, before it leaves.</summary>
internal sealed class ReleaseJournal(
    DurableLog log, SubjectPseudonymizer pseudonymizer, TimeProvider time, ILogger<ReleaseJournal> logger)
{
    public bool IsWritable => log.IsWritable;

    /// <summary>What cannot be recorded need not be read: throws the answer.</summary>
    public void ThrowIfUnwritable()
    {
        if (!IsWritable)
        {
            throw AdapterErrors.JournalUnavailable();
        }
    }

    /// <summary>Completes when the record survives a loss of power, or throws the answer.</summary>
    public async ValueTask WriteAsync(
        string operation, ReleaseFrame frame, EntryPlan plan, FetchShape shape, SubjectSet subjects, int recordCount)
    {
        var record = new JournalRecord
        {
            ExchangeId = ExchangeId.Read(frame.ExchangeId.Span),
            At = time.GetUtcNow(),
            Consumer = frame.Consumer,
            ConsumerSystem = frame.ConsumerSystem,
            Agreement = frame.Agreement,
            ServiceItemCode = frame.ServiceItemCode,
            Entry = plan.Entry,
            EntryVersion = plan.Version,
            PlainFields = ImmutableCollectionsMarshal.AsArray(shape.PlainNumbers),
            MaskedFields = ImmutableCollectionsMarshal.AsArray(shape.MaskedNumbers),
            SubjectPseudonyms = subjects.All.ToArray(),
            PseudonymKeyId = pseudonymizer.KeyId,
            RecordCount = (uint)recordCount,
            Operation = operation,
        };
        var written = await log.AppendAsync(record, out _);
        if (!written.IsDurable)
        {
            AdapterLog.JournalFailed(logger, written.Status, written.Reason);
            throw AdapterErrors.JournalUnavailable();
        }
    }
}
