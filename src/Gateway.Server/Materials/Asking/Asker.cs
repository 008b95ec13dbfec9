using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Certificates;
using Gateway.Server.Exchanges;
using Gateway.Server.SharedData;

namespace Gateway.Server.Materials.Asking;

/// <summary>Puts questions to sources: each is an exchange of the one pipeline, decided, metered and recorded like any other.</summary>
internal sealed class Asker(
    ExchangePipeline pipeline,
    CertificateAnswers certificates,
    CertificateReplies certificateReplies,
    Replies replies,
    ExchangeRecorder recorder,
    TimeProvider time)
{
    /// <summary>Asks. Faults are answers; only a cancellation is thrown.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="context">On whose behalf.</param>
    /// <param name="purpose">The context of the exchange.</param>
    /// <param name="fields">Further fields of certificates.</param>
    /// <param name="cancellationToken">Ends the question. The patience of an applicant does not.</param>
    public async Task<AskAnswer> AskAsync(
        Ask ask, AskContext context, ExchangeContext purpose, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var call = new ExchangeCall
        {
            ArrivedAt = time.GetUtcNow(),
            Caller = context.Caller,
            Method = context.Method,
            Operation = ask.Operation,
            Timeout = null,
            CallerTrace = context.Trace,
            Request = RequestOf(ask, purpose, fields),
        };
        return ask.Kind switch
        {
            AskKind.Lookup => OfLookup(await pipeline.LookupAsync(call, cancellationToken)),
            AskKind.Verify => OfVerify(await pipeline.VerifyAsync(call, cancellationToken)),
            _ => OfCertificates(await pipeline.RunAsync(
                call, exchange => new CertificateQuestion(exchange, certificates, ask.Kind == AskKind.Certificate), cancellationToken)),
        };
    }

    private static ExchangeRequest RequestOf(Ask ask, ExchangeContext purpose, IReadOnlyList<string> fields) =>
        ask.Kind is AskKind.Certificates or AskKind.Certificate
            ? CertificateRequests.Of(
                ask.Entry, ask.Kind == AskKind.Certificate, ask.Key[0].Value, purpose, [.. ask.Fields.Concat(fields).Distinct(StringComparer.Ordinal)])
            : new ExchangeRequest
            {
                Department = ask.Entry.Key.Department,
                Entry = ask.Entry.Key.Name,
                Major = ask.Entry.Key.Major,
                Keys = [ask.Key],
                Fields = ask.Fields,
                Claims = ask.Claims,
                Context = purpose,
            };

    private AskAnswer OfLookup(ExchangeAnswer answer)
    {
        if (answer.Refusal is not null)
        {
            return Refused(answer);
        }

        var found = LookupResponse.Parser.ParseFrom(replies.Lookup(answer, typed: false).ToBytes().Span);
        return new AskAnswer
        {
            Receipt = found.Receipt,
            Provenance = found.Provenance,
            Found = found.Outcome == LookupOutcome.Found,
            Records = found.Records,
            Masked = MaskedOf(answer.Answered!.Decision),
            Entry = answer.Entry,
        };
    }

    private AskAnswer OfVerify(ExchangeAnswer answer)
    {
        if (answer.Refusal is not null)
        {
            return Refused(answer);
        }

        var verified = VerifyResponse.Parser.ParseFrom(replies.Verify(answer, typed: false).ToBytes().Span);
        return new AskAnswer
        {
            Receipt = verified.Receipt,
            Provenance = verified.Provenance,
            Found = verified.Outcome == LookupOutcome.Found,
            Verdicts = verified.Verdicts,
            Entry = answer.Entry,
        };
    }

    private AskAnswer OfCertificates(ExchangeAnswer answer)
    {
        if (answer.Refusal is not null)
        {
            return Refused(answer);
        }

        var found = FindCertificatesResponse.Parser.ParseFrom(certificateReplies.Found(answer).ToBytes().Span);
        return new AskAnswer
        {
            Receipt = found.Receipt,
            Provenance = found.Provenance,
            Found = found.Outcome == LookupOutcome.Found,
            Certificates = found.Certificates,
            Masked = MaskedOf(answer.Answered!.Decision),
            Entry = answer.Entry,
        };
    }

    private AskAnswer Refused(ExchangeAnswer answer) => new()
    {
        Refusal = answer.Refusal,
        Receipt = answer.LeafHash.IsEmpty ? null : recorder.ReceiptOf(answer.ExchangeId, answer.LeafHash),
        Entry = answer.Entry,
    };

    private static HashSet<string> MaskedOf(Decision decision)
    {
        var masked = new HashSet<string>(StringComparer.Ordinal);
        var fields = decision.Entry!.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (decision.Masked.Contains(i))
            {
                masked.Add(fields[i].ApiName);
            }
        }

        return masked;
    }
}
