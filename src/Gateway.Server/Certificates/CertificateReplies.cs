using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Gateway.Server.Exchanges;
using Gateway.Server.SharedData;
using Google.Protobuf;
using Date = Google.Type.Date;
using Outcome = Gateway.Contracts.V1.LookupOutcome;
using Status = Gateway.Contracts.Certificates.V1.CertificateStatus;
using Verdict = Gateway.Contracts.V1.Verdict;

namespace Gateway.Server.Certificates;

/// <summary>The replies of <c>gateway.certificates.v1.CertificateService</c>.</summary>
internal sealed class CertificateReplies(ExchangeRecorder recorder, JurisdictionClock clock)
{
    private const int Certificates = 2;
    private const uint FaceTag = (6 << 3) | 2;

    /// <summary>The reply to a look-up by holder or by identifier; both have the same members.</summary>
    public Reply Found(ExchangeAnswer answer)
    {
        var question = (CertificateQuestion)answer.Answered!;
        var found = question.Answer;
        var head = new FindCertificatesResponse
        {
            Outcome = found.Fetched.Records.Count > 0 ? Outcome.Found : Outcome.NotFound,
            Truncated = found.Fetched.Truncated,
            Provenance = ProvenanceOf(question, found.Fetched, question.IsCached, question.CheckedAt),
            Receipt = recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        };
        Replies.AddFaults(head.Faults, question.Entry, found.Fetched.Faults);
        var certificates = new ByteString[found.Fetched.Records.Count];
        for (var i = 0; i < certificates.Length; i++)
        {
            certificates[i] = CertificateOf(question.Entry, found, i);
        }

        return new Reply(head, certificates, Certificates, null);
    }

    /// <summary>The reply to a verification.</summary>
    public Reply Verified(ExchangeAnswer answer)
    {
        var question = (CertificateVerifyQuestion)answer.Answered!;
        var found = question.Head;
        var reply = new VerifyCertificateResponse
        {
            Outcome = found.Fetched.Records.Count > 0 ? Outcome.Found : Outcome.NotFound,
            Provenance = ProvenanceOf(question, found.Fetched, question.IsCached, question.CheckedAt),
            Receipt = recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        };
        reply.Provenance.FetchedAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(question.HeadFetchedAt);
        foreach (var verdict in question.Response!.Verdicts)
        {
            reply.Verdicts.Add(question.Entry.Fields[question.Entry.IndexOf(verdict.Number)].ApiName, (Verdict)(int)verdict.Verdict);
        }

        if (found.Fetched.Records.Count > 0)
        {
            var certificate = HeadOf(question.Entry, found, 0);
            (reply.Status, reply.ValidFrom, reply.ValidUntil) = (certificate.Status, certificate.ValidFrom, certificate.ValidUntil);
        }

        return new Reply(reply, [], Certificates, null);
    }

    /// <summary>A certificate as the message's bytes: what is known of it, then its face as the department encoded it.</summary>
    private ByteString CertificateOf(Entry entry, CertificateAnswer found, int index)
    {
        var certificate = HeadOf(entry, found, index);
        var face = new GenericRecords(entry, [found.Fetched.Records[index]]);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(certificate.CalculateSize() + face.CalculateSize(FaceTag));
        certificate.WriteTo(buffer);
        face.WriteTo(buffer, FaceTag);
        return UnsafeByteOperations.UnsafeWrap(buffer.WrittenMemory);
    }

    private Certificate HeadOf(Entry entry, CertificateAnswer found, int index)
    {
        var terms = entry.Certificate!;
        var head = CertificateHead.Read(entry, found.Fetched.Records[index].Span);
        var judgement = found.Judge(index, head, clock.Today);
        return new Certificate
        {
            Identifier = head.Identifier,
            TypeCode = terms.TypeCode,
            Status = judgement is { } known ? (Status)(int)known.Status : Status.Unspecified,
            ValidFrom = DateOf(head.ValidFrom),
            ValidUntil = DateOf(head.ValidUntil),
            SourceLags = judgement?.SourceLags ?? false,
            IdentifierDefective = head.IsDefective(terms),
        };
    }

    private static Date? DateOf(PartialDate? date) => date is { } known ? new Date { Year = known.Year, Month = known.Month, Day = known.Day } : null;

    private static Provenance ProvenanceOf(ExchangeQuestion question, FetchResponse fetched, bool cached, DateTimeOffset checkedAt)
    {
        var provenance = Replies.ProvenanceOf(question, fetched.AsOf, AnswerDigest.Of(fetched.Records));
        provenance.CheckedAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(checkedAt);
        provenance.Freshness = cached ? Freshness.Cached : Freshness.Live;
        return provenance;
    }
}
