using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Exchanges;

/// <summary>Asks for the records of one key.</summary>
internal sealed class LookupQuestion(Exchange exchange) : ExchangeQuestion(exchange)
{
    private readonly FetchRequest _request = new();

    /// <summary>The department's answer; only once it has answered.</summary>
    public FetchResponse Response { get; private set; } = null!;

    /// <inheritdoc/>
    public override int RecordCount => Response.Records.Count;

    /// <inheritdoc/>
    public override Refusal? Bind(JurisdictionClock clock)
    {
        var call = Exchange.Request;
        if (KeyBinding.Bind(Entry, call.Keys[0], clock.Today, _request.Key, Exchange.Subjects) is { } refusal)
        {
            return refusal;
        }

        Fill(_request.PlainFields, Entry, Decision.Plain);
        Fill(_request.MaskedFields, Entry, Decision.Masked);
        _request.ExchangeId = Exchange.IdBytes;
        _request.RowLimit = (uint)Decision.RowLimit;
        _request.Consumer = Decision.Caller!.Department;
        _request.ConsumerSystem = Decision.Caller.Id;
        _request.Agreement = Decision.Agreement!.Id;
        _request.ServiceItemCode = call.Context!.ServiceItemCode;
        return null;
    }

    /// <inheritdoc/>
    public override async Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options)
    {
        _request.SchemaHandle = schema;
        Response = await adapter.FetchAsync(_request, options);
    }

    /// <inheritdoc/>
    public override Refusal? Check()
    {
        if ((ResponseCheck.Check(Response.Records, Response.Faults, Response.AsOf, Decision)
            ?? ResponseCheck.CheckSubjects(Response.SubjectPseudonyms, Response.PseudonymKeyId, Decision, Decision.RowLimit)) is { } fault)
        {
            return fault;
        }

        return Response.Records.Count == 0 && Response.Faults.Count > 0
            ? new Refusal(Reasons.ProviderValueInvalid, Field: Entry.Fields[Entry.IndexOf(Response.Faults[0].Number)].ApiName)
            : null;
    }

    /// <inheritdoc/>
    public override Release Describe(in Salt salt) => new(
        Response.Records.Count > 0 ? Outcome.Found : Outcome.NotFound,
        Response.Records.Count,
        Response.AsOf?.ToDateTimeOffset(),
        ReleasedFields.Of(Decision, Response.Records, salt),
        Response.SubjectPseudonyms,
        Response.PseudonymKeyId);
}
