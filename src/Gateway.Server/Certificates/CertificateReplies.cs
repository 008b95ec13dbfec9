using System.Buffers;
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
            Outcome = found.Records.Length > 0 ? Outcome.Found : Outcome.NotFound,
            Truncated = found.Truncated,
            Provenance = ProvenanceOf(question, found, question.IsCached, question.CheckedAt),
            Receipt = recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        };
        Replies.AddFaults(head.Faults, question.Entry, found.Faults);
        return new Reply(head, CertificatesOf(question.Entry, found), Certificates, null);
    }

    /// <summary>The reply to a verification.</summary>
    public Reply Verified(ExchangeAnswer answer)
    {
        var question = (CertificateVerifyQuestion)answer.Answered!;
        var found = question.Head;
        var reply = new VerifyCertificateResponse
        {
            Outcome = found.Records.Length > 0 ? Outcome.Found : Outcome.NotFound,
            Provenance = ProvenanceOf(question, found, question.IsCached, question.CheckedAt),
            Receipt = recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        };
        reply.Provenance.FetchedAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(question.HeadFetchedAt);
        foreach (var verdict in question.Response!.Verdicts)
        {
            reply.Verdicts.Add(question.Entry.Fields[question.Entry.IndexOf(verdict.Number)].ApiName, (Verdict)(int)verdict.Verdict);
        }

        if (found.Records.Length > 0)
        {
            // The source may hold several of one identifier, and which of them the verdicts are of is not told: the gravest status is.
            var certificate = Enumerable.Range(0, found.Records.Length)
                .Select(index => HeadOf(question.Entry, found, index, clock.Today)).MaxBy(head => GravityOf(head.Status))!;
            (reply.Status, reply.ValidFrom, reply.ValidUntil) = (certificate.Status, certificate.ValidFrom, certificate.ValidUntil);
        }

        return new Reply(reply, [], Certificates, null);
    }

    /// <summary>The certificates as the messages' bytes: what is known of each, then its face as the department encoded it.</summary>
    private ByteString[] CertificatesOf(Entry entry, CertificateAnswer found)
    {
        var heads = HeadsOf(entry, found);
        var certificates = new ByteString[found.Records.Length];
        for (var i = 0; i < certificates.Length; i++)
        {
            var face = new GenericRecords(entry, [found.Records[i]]);
            var buffer = new ArrayBufferWriter<byte>(heads[i].Length + face.CalculateSize(FaceTag));
            buffer.Write(heads[i].Span);
            face.WriteTo(buffer, FaceTag);
            certificates[i] = UnsafeByteOperations.UnsafeWrap(buffer.WrittenMemory);
        }

        return certificates;
    }

    private ByteString[] HeadsOf(Entry entry, CertificateAnswer found)
    {
        var today = clock.Today;
        if (found.Heads is { } known && known.Day == today)
        {
            return known.All;
        }

        var heads = new ByteString[found.Records.Length];
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = HeadOf(entry, found, i, today).ToByteString();
        }

        found.Heads = new EncodedHeads(today, heads);
        return heads;
    }

    private static Certificate HeadOf(Entry entry, CertificateAnswer found, int index, DateOnly today)
    {
        var terms = entry.Certificate!;
        var head = CertificateHead.Read(entry, found.Records[index].Span);
        var judgement = found.Judge(index, head, today);
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

    private static int GravityOf(Status status) => status switch
    {
        Status.Valid => 0,
        Status.Expired => 1,
        Status.Suspended => 2,
        Status.Superseded => 3,
        Status.Revoked => 4,
        _ => 5,
    };

    private static Date? DateOf(PartialDate? date) => date is { } known ? new Date { Year = known.Year, Month = known.Month, Day = known.Day } : null;

    private static Provenance ProvenanceOf(ExchangeQuestion question, CertificateAnswer found, bool cached, DateTimeOffset checkedAt)
    {
        var provenance = Replies.ProvenanceOf(question, found.AsOf, found.Digest);
        provenance.CheckedAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(checkedAt);
        provenance.Freshness = cached ? Freshness.Cached : Freshness.Live;
        return provenance;
    }
}
