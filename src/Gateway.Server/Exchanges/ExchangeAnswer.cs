using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;

namespace Gateway.Server.Exchanges;

/// <summary>What became of an exchange, once its record is durable: an answer, or a refusal or failure.</summary>
internal sealed class ExchangeAnswer
{
    /// <summary>Id of the exchange; empty for callers that could not be identified.</summary>
    public required Guid ExchangeId { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The entry, as far as it came to be known.</summary>
    public Entry? Entry { get; init; }

    /// <summary>The question with its answer; null where there is none, and of a stream, whose pages went before.</summary>
    public ExchangeQuestion? Answered { get; init; }

    /// <summary>Leaf hash of the record; empty where none was written.</summary>
    public ReadOnlyMemory<byte> LeafHash { get; init; }
}
