namespace Gateway.Audit;

/// <summary>A row of the log.</summary>
/// <param name="Seq">Its number, ascending; gaps occur.</param>
/// <param name="ExchangeId">Id of the exchange; the records of a stream share it.</param>
/// <param name="Record">The canonical bytes.</param>
/// <param name="Leaf">Their leaf hash, as stored. A verifier computes it anew.</param>
public sealed record LogRow(long Seq, Guid ExchangeId, ReadOnlyMemory<byte> Record, Digest Leaf);
