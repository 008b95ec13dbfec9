using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;

namespace Gateway.Server.Exchanges;

/// <summary>What became of a lookup, once its record is durable: an answer, or a refusal or failure.</summary>
internal sealed class LookupAnswer
{
    /// <summary>Id of the exchange; empty for callers that could not be identified.</summary>
    public required Guid ExchangeId { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The entry, as far as it came to be known.</summary>
    public Entry? Entry { get; init; }

    /// <summary>The department's answer; null where there is none.</summary>
    public FetchResponse? Fetched { get; init; }

    /// <summary>When the data left the source.</summary>
    public DateTimeOffset FetchedAt { get; init; }

    /// <summary>Leaf hash of the record; empty where none was written.</summary>
    public ReadOnlyMemory<byte> LeafHash { get; init; }
}
