using Gateway.Core.Decisions;

namespace Gateway.Server.Apis;

/// <summary>Takes the answer to a call: nothing is written before its record is durable.</summary>
internal interface IApiReply
{
    /// <summary>The head was sent: a failure can only break the answer off.</summary>
    bool HasBegun { get; }

    /// <summary>Sends the head.</summary>
    /// <param name="status">The API's own status.</param>
    /// <param name="exchangeId">Id of the exchange.</param>
    /// <param name="leaf">Leaf hash of the record of the first page, or of the whole answer.</param>
    /// <param name="mediaType">Media type of the body; empty where there is none.</param>
    /// <param name="length">Bytes of the whole body, where it is known.</param>
    void Begin(int status, Guid exchangeId, ReadOnlySpan<byte> leaf, string mediaType, long? length);

    /// <summary>Sends a piece of the body; completes when the caller's flow control lets the next follow.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

    /// <summary>Tells a refusal, where nothing was sent yet.</summary>
    ValueTask RefuseAsync(Refusal refusal, Guid exchangeId, string? entry);

    /// <summary>Breaks off what was begun, so that nobody takes it for whole.</summary>
    void BreakOff();
}
