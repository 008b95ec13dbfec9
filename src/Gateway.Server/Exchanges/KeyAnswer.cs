using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Decisions;

namespace Gateway.Server.Exchanges;

/// <summary>What became of one key of many, once the record of its page is durable.</summary>
/// <param name="Index">Place of the key in the call.</param>
/// <param name="Fetched">Its records; null where there is a fault.</param>
/// <param name="Fault">Why it could not be answered; null where it could.</param>
/// <param name="Page">The page it was fetched with.</param>
/// <param name="LeafHash">Leaf hash of the page's record.</param>
/// <param name="EndsPage">No other key of the page follows.</param>
internal readonly record struct KeyAnswer(
    int Index, FetchedKey? Fetched, Refusal? Fault, PageQuestion Page, ReadOnlyMemory<byte> LeafHash, bool EndsPage);

/// <summary>Takes the answers of a stream, in the order of the keys.</summary>
internal interface IKeyAnswerWriter
{
    /// <summary>
    /// Bytes of answers that may gather before they are sent. What gathered cannot be held back any more when the
    /// agreement ends, however slowly the caller reads.
    /// </summary>
    const int GreatestUnsent = 32 * 1024;

    /// <summary>Sends one answer; completes when the caller's flow control lets the next follow.</summary>
    Task WriteAsync(in KeyAnswer answer, CancellationToken cancellationToken);
}
