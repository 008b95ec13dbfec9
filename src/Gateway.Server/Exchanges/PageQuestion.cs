using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Exchanges;

/// <summary>Asks for the records of some of a call's keys, one after another, in one round trip.</summary>
internal sealed class PageQuestion(Exchange exchange, int number, int first, int count) : ExchangeQuestion(exchange)
{
    private readonly FetchManyRequest _request = new();
    private readonly Refusal?[] _malformed = new Refusal?[count];
    private readonly int[] _places = new int[count];

    /// <summary>Number of the page, from 1.</summary>
    public int Number => number;

    /// <summary>Index of its first key in the call.</summary>
    public int First => first;

    /// <summary>Subjects that its keys name.</summary>
    public List<AskedSubject> Subjects { get; } = new(count);

    /// <summary>The department's answer; empty where no key could be asked for.</summary>
    public FetchManyResponse Response { get; private set; } = new();

    /// <summary>There is a key to ask the department for.</summary>
    public bool HasQuestion => _request.Keys.Count > 0;

    /// <summary>How many of its keys are answered; the department may answer the first part of them.</summary>
    public int Answered { get; private set; }

    /// <inheritdoc/>
    public override int RecordCount => Response.Keys.Sum(key => key.Records.Count);

    /// <inheritdoc/>
    public override Refusal? Bind(JurisdictionClock clock)
    {
        var today = clock.Today;
        for (var i = 0; i < count; i++)
        {
            var key = new FetchKey();
            var named = Subjects.Count;
            _malformed[i] = KeyBinding.Bind(Entry, Exchange.Request.Keys[first + i], today, key.Values, Subjects);
            _places[i] = _request.Keys.Count;
            if (_malformed[i] is null)
            {
                _request.Keys.Add(key);
            }
            else
            {
                Subjects.RemoveRange(named, Subjects.Count - named);
            }
        }

        Fill(_request.PlainFields, Entry, Decision.Plain);
        Fill(_request.MaskedFields, Entry, Decision.Masked);
        _request.ExchangeId = Exchange.IdBytes;
        _request.RowLimit = (uint)Decision.RowLimit;
        _request.Consumer = Decision.Caller!.Department;
        _request.ConsumerSystem = Decision.Caller.Id;
        _request.Agreement = Decision.Agreement!.Id;
        _request.ServiceItemCode = Exchange.Request.Context!.ServiceItemCode;
        return null;
    }

    /// <inheritdoc/>
    public override string Method => nameof(AdapterService.AdapterServiceClient.FetchMany);

    /// <inheritdoc/>
    public override async Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options)
    {
        _request.SchemaHandle = schema;
        Response = await adapter.FetchManyAsync(_request, options);
    }

    /// <inheritdoc/>
    public override Refusal? Check()
    {
        if (Response.Keys.Count > _request.Keys.Count || (Response.Keys.Count == 0 && HasQuestion))
        {
            return ResponseCheck.Fault("not an answer for each key.");
        }

        foreach (var key in Response.Keys)
        {
            var fault = key.InvalidKeyField == 0
                ? ResponseCheck.Check(key.Records, key.Faults, key.AsOf, Decision)
                : key.Records.Count > 0 || Entry.IndexOf(key.InvalidKeyField) < 0
                    ? ResponseCheck.Fault("an invalid key with records, or of an unknown field.")
                    : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        while (Answered < count && (_malformed[Answered] is not null || _places[Answered] < Response.Keys.Count))
        {
            Answered++;
        }

        return ResponseCheck.CheckSubjects(
            Response.SubjectPseudonyms, Response.PseudonymKeyId, Decision, Response.Keys.Count * Decision.RowLimit);
    }

    /// <summary>What became of one of the answered keys, by its place in the page: its records, or why there are none.</summary>
    public (FetchedKey? Fetched, Refusal? Fault) AnswerOf(int place)
    {
        if (_malformed[place] is { } malformed)
        {
            return (null, malformed);
        }

        var key = Response.Keys[_places[place]];
        return key switch
        {
            { InvalidKeyField: > 0 } => (null, new Refusal(Reasons.KeyMalformed, Field: NameOf(key.InvalidKeyField))),
            { Records.Count: 0, Faults.Count: > 0 } => (null, new Refusal(Reasons.ProviderValueInvalid, Field: NameOf(key.Faults[0].Number))),
            _ => (key, null),
        };
    }

    /// <inheritdoc/>
    public override Release Describe(in Salt salt)
    {
        var records = new List<ByteString>(Response.Keys.Count);
        DateTimeOffset? asOf = null;
        var said = true;
        foreach (var key in Response.Keys)
        {
            records.AddRange(key.Records);
            if (key.Records.Count > 0)
            {
                said &= key.AsOf is not null;
                asOf = key.AsOf?.ToDateTimeOffset() is { } moment && !(moment >= asOf) ? moment : asOf;
            }
        }

        return new Release(
            records.Count > 0 ? Outcome.Found : Outcome.NotFound,
            records.Count,
            said ? asOf : null,
            ReleasedFields.Of(Decision, records, salt),
            Response.SubjectPseudonyms,
            Response.PseudonymKeyId);
    }

    private string NameOf(uint number) => Entry.Fields[Entry.IndexOf(number)].ApiName;
}
