using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Server.Exchanges;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Verdict = Gateway.Contracts.V1.Verdict;
using VerifyResponse = Gateway.Contracts.V1.VerifyResponse;

namespace Gateway.Server.SharedData;

/// <summary>
/// The replies of all doors. The entries' own messages number their members as those of
/// <c>gateway.v1.SharedDataService</c> do, so that both have the same head and differ in how records stand behind it.
/// </summary>
internal sealed class Replies(ExchangeRecorder recorder)
{
    private const int LookupRecords = 2;
    private const int Verdicts = 2;
    private const int KeyRecords = 3;

    /// <summary>The reply to a lookup.</summary>
    public Reply Lookup(ExchangeAnswer answer, bool typed)
    {
        var question = (LookupQuestion)answer.Answered!;
        var fetched = question.Response;
        var head = new LookupResponse
        {
            Outcome = fetched.Records.Count > 0 ? LookupOutcome.Found : LookupOutcome.NotFound,
            Truncated = fetched.Truncated,
            Provenance = ProvenanceOf(question, fetched.AsOf, AnswerDigest.Of(fetched.Records)),
            Receipt = recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        };
        AddFaults(head.Faults, question.Entry, fetched.Faults);
        return new Reply(head, fetched.Records, LookupRecords, typed ? null : question.Entry);
    }

    /// <summary>The reply to a verification.</summary>
    public Reply Verify(ExchangeAnswer answer, bool typed)
    {
        var question = (VerifyQuestion)answer.Answered!;
        var verified = question.Response!;
        var verdicts = VerdictsOf(verified.Verdicts);
        var head = new VerifyResponse
        {
            Outcome = verified.Found ? LookupOutcome.Found : LookupOutcome.NotFound,
            Provenance = ProvenanceOf(question, verified.AsOf, AnswerDigest.Of([verdicts])),
            Receipt = recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        };
        if (typed)
        {
            return new Reply(head, [verdicts], Verdicts, null);
        }

        foreach (var verdict in verified.Verdicts)
        {
            head.Verdicts.Add(question.Entry.Fields[question.Entry.IndexOf(verdict.Number)].ApiName, (Verdict)(int)verdict.Verdict);
        }

        return new Reply(head, [], Verdicts, null);
    }

    /// <summary>The reply about one key of many.</summary>
    public Reply Key(in KeyAnswer answer, bool typed)
    {
        var question = answer.Page;
        var head = new LookupManyResponse { Index = (uint)answer.Index, Receipt = recorder.ReceiptOf(question.Exchange.Id, answer.LeafHash) };
        if (answer.Fetched is not { } fetched)
        {
            var fault = answer.Fault!;
            head.Outcome = LookupOutcome.Failed;
            head.Fault = new KeyFault
            {
                Reason = fault.Reason.Code,
                Message = Refusals.RefusalStatus.MessageOf(fault),
                MessageZh = fault.Reason.Chinese,
                Field = fault.Field ?? "",
            };
            return new Reply(head, [], KeyRecords, null);
        }

        head.Outcome = fetched.Records.Count > 0 ? LookupOutcome.Found : LookupOutcome.NotFound;
        head.Truncated = fetched.Truncated;
        head.Provenance = ProvenanceOf(question, fetched.AsOf, AnswerDigest.Of(fetched.Records));
        AddFaults(head.Faults, question.Entry, fetched.Faults);
        return new Reply(head, fetched.Records, KeyRecords, typed ? null : question.Entry);
    }

    /// <summary>Where an answer came from; live, unless said otherwise.</summary>
    public static Provenance ProvenanceOf(ExchangeQuestion question, Timestamp? asOf, ByteString digest)
    {
        var fetchedAt = Timestamp.FromDateTimeOffset(question.FetchedAt);
        return new Provenance
        {
            Entry = question.Entry.Path,
            Version = question.Entry.Version,
            Provider = question.Entry.Key.Department,
            AsOf = asOf,
            FetchedAt = fetchedAt,
            CheckedAt = fetchedAt,
            Freshness = Freshness.Live,
            Digest = digest,
        };
    }

    /// <summary>Adds the faults of records that were left out.</summary>
    public static void AddFaults(RepeatedField<RecordFault> faults, Entry entry, IReadOnlyList<FetchFault> fetched)
    {
        foreach (var fault in fetched)
        {
            // The adapter's own words stay here: nobody checked what they hold.
            faults.Add(new RecordFault
            {
                Field = entry.Fields[entry.IndexOf(fault.Number)].ApiName,
                Message = "The source's value could not be converted to the field's type.",
            });
        }
    }

    /// <summary>The verdicts as the entry's own message: each field's number with the verdict.</summary>
    private static ByteString VerdictsOf(RepeatedField<FieldVerdict> verdicts)
    {
        Span<byte> buffer = stackalloc byte[Entry.GreatestFieldCount * 4];
        var position = 0;
        foreach (var verdict in verdicts)
        {
            position = Wire.WriteVarint(buffer, position, verdict.Number << 3);
            buffer[position++] = (byte)verdict.Verdict;
        }

        return ByteString.CopyFrom(buffer[..position]);
    }
}
