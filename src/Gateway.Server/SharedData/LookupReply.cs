using Gateway.Contracts.V1;
using Gateway.Server.Exchanges;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.SharedData;

/// <summary>
/// The reply to a lookup: everything but the records as a message, the records as the adapter encoded them.
/// Protobuf messages merge by concatenation, so the records are framed behind it without being parsed.
/// </summary>
internal sealed class LookupReply
{
    private const uint RecordTag = (2 << 3) | 2;

    private readonly LookupResponse _head;
    private readonly GenericRecords _records;

    public LookupReply(LookupAnswer answer, string origin)
    {
        var fetched = answer.Fetched!;
        var fetchedAt = Timestamp.FromDateTimeOffset(answer.FetchedAt);
        _head = new LookupResponse
        {
            Outcome = fetched.Records.Count > 0 ? LookupOutcome.Found : LookupOutcome.NotFound,
            Truncated = fetched.Truncated,
            Provenance = new Provenance
            {
                Entry = answer.Entry!.Path,
                Version = answer.Entry.Version,
                Provider = answer.Entry.Key.Department,
                AsOf = fetched.AsOf,
                FetchedAt = fetchedAt,
                CheckedAt = fetchedAt,
                Freshness = Freshness.Live,
                Digest = AnswerDigest.Of(fetched.Records),
            },
            Receipt = new Receipt
            {
                ExchangeId = answer.ExchangeId.ToString("D"),
                LeafHash = UnsafeByteOperations.UnsafeWrap(answer.LeafHash),
                LogOrigin = origin,
            },
        };
        foreach (var fault in fetched.Faults)
        {

            // The adapter's own words stay here: nobody checked what they hold.
            _head.Faults.Add(new Gateway.Contracts.V1.RecordFault
            {
                Field = answer.Entry.Fields[answer.Entry.IndexOf(fault.Number)].ApiName,
                Message = "The source's value could not be converted to the field's type.",
            });
        }

        _records = new GenericRecords(answer.Entry, fetched.Records);
    }

    /// <summary>Length of the encoded reply.</summary>
    public int CalculateSize() => _head.CalculateSize() + _records.CalculateSize(RecordTag);

    /// <summary>Writes the encoded reply.</summary>
    public void WriteTo(System.Buffers.IBufferWriter<byte> writer)
    {
        _head.WriteTo(writer);
        _records.WriteTo(writer, RecordTag);
    }

    /// <summary>The reply as a message, for the JSON door.</summary>
    public LookupResponse ToMessage()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(CalculateSize());
        WriteTo(buffer);
        return LookupResponse.Parser.ParseFrom(buffer.WrittenSpan);
    }
}
