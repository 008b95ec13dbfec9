using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Exchanges;

/// <summary>Asks how claimed values compare with the record of one key. No value comes back.</summary>
internal class VerifyQuestion(Exchange exchange) : ExchangeQuestion(exchange)
{
    private readonly VerifyRequest _request = new();

    /// <summary>The department's answer; only once it has answered.</summary>
    public VerifyResponse? Response { get; private set; }

    /// <inheritdoc/>
    public override int RecordCount => Answer.Found ? 1 : 0;

    /// <summary>
    /// The department answered, and what the caller claimed is wrong: a claim, or that the fields of its key belong together.
    /// </summary>
    public bool IsWrongGuess => Response is { } response
        && (response.Found ? response.Mismatched || HasMismatch(response) : Entry.KeyFields.Length > 1);

    /// <inheritdoc/>
    public override Refusal? Bind(JurisdictionClock clock)
    {
        var call = Exchange.Request;
        var claims = ByteString.Empty;
        if ((KeyBinding.Bind(Entry, call.Keys[0], clock.Today, _request.Key, Exchange.Subjects)
            ?? ClaimBinding.Bind(Entry, call.Fields.AsSpan(0, call.Claims.Length), call.Claims, out claims)) is { } refusal)
        {
            return refusal;
        }

        _request.Claims = claims;
        _request.ExchangeId = Exchange.IdBytes;
        _request.Consumer = Decision.Caller!.Department;
        _request.ConsumerSystem = Decision.Caller.Id;
        _request.Agreement = Decision.Agreement!.Id;
        _request.ServiceItemCode = call.Context!.ServiceItemCode;
        return null;
    }

    /// <inheritdoc/>
    public override string Method => nameof(AdapterService.AdapterServiceClient.Verify);

    /// <inheritdoc/>
    public override async Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options)
    {
        _request.SchemaHandle = schema;
        Response = await adapter.VerifyAsync(_request, options);
    }

    /// <inheritdoc/>
    public override Refusal? Check()
    {
        var asked = Claimed;
        if (Answer.Verdicts.Count != asked.Count)
        {
            return ResponseCheck.Fault("not one verdict for each claim.");
        }

        var last = 0u;
        foreach (var verdict in Answer.Verdicts)
        {
            var index = Entry.IndexOf(verdict.Number);
            if (index < 0 || !asked.Contains(index) || verdict.Number <= last
                || verdict.Verdict is not (Verdict.Match or Verdict.Mismatch or Verdict.NotHeld)
                || (!Answer.Found && verdict.Verdict != Verdict.NotHeld))
            {
                return ResponseCheck.Fault("a verdict that was not asked for, or none at all.");
            }

            last = verdict.Number;
        }

        return ResponseCheck.CheckMoment(Answer.AsOf)
            ?? ResponseCheck.CheckSubjects(Answer.SubjectPseudonyms, Answer.PseudonymKeyId, Decision, 1);
    }

    /// <inheritdoc/>
    public override Release Describe(in Salt salt)
    {
        var fields = new FieldRelease[Answer.Verdicts.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            // What is released of a field is its verdict.
            var verdict = Answer.Verdicts[i];
            fields[i] = new FieldRelease(
                verdict.Number,
                Entry.Fields[Entry.IndexOf(verdict.Number)].ApiName,
                false,
                FieldDigest.Compute(salt, verdict.Number, [(byte)verdict.Verdict]));
        }

        return new Release(
            Answer.Found ? Outcome.Found : Outcome.NotFound,
            Answer.Found ? 1 : 0,
            Answer.AsOf?.ToDateTimeOffset(),
            fields,
            Answer.SubjectPseudonyms,
            Answer.PseudonymKeyId);
    }

    /// <summary>The fields that claims are about.</summary>
    protected virtual FieldSet Claimed => Decision.Plain.Union(Decision.Masked);

    private static bool HasMismatch(VerifyResponse response)
    {
        foreach (var verdict in response.Verdicts)
        {
            if (verdict.Verdict == Verdict.Mismatch)
            {
                return true;
            }
        }

        return false;
    }

    private VerifyResponse Answer => Response ?? throw new InvalidOperationException("The department has not answered.");
}
