using System.Runtime.InteropServices;
using Gateway.Adapter.Fetching;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using JournalRecord = Gateway.Audit.JournalRecord;

namespace Gateway.Adapter.Journal;

/// <summary>The adapter's journal: one durable record of each answer, before it leaves.</summary>
internal sealed class ReleaseJournal(DurableLog log, SubjectPseudonymizer pseudonymizer, TimeProvider time)
{
    public bool IsWritable => log.IsWritable;

    /// <summary>Completes when the record survives a loss of power, or says why it does not.</summary>
    public ValueTask<AppendResult> WriteAsync(FetchRequest request, FetchQuery query)
    {
        var record = new JournalRecord
        {
            ExchangeId = ExchangeId.Read(request.ExchangeId.Span),
            At = time.GetUtcNow(),
            Consumer = request.Consumer,
            ConsumerSystem = request.ConsumerSystem,
            Agreement = request.Agreement,
            ServiceItemCode = request.ServiceItemCode,
            Entry = query.Plan.Entry,
            EntryVersion = query.Plan.Version,
            PlainFields = ImmutableCollectionsMarshal.AsArray(query.Shape.PlainNumbers),
            MaskedFields = ImmutableCollectionsMarshal.AsArray(query.Shape.MaskedNumbers),
            SubjectPseudonyms = query.Subjects.All.ToArray(),
            PseudonymKeyId = pseudonymizer.KeyId,
            RecordCount = (uint)query.Records.Count,
        };
        return log.AppendAsync(record, out _);
    }
}
