namespace Gateway.Client.Receipts;

/// <summary>What is kept of an exchange: no value, no subject.</summary>
/// <param name="Time">When the answer or refusal came.</param>
/// <param name="Method">The method: <c>gateway.v1.SharedDataService/Lookup</c>.</param>
/// <param name="ExchangeId">Id of the exchange.</param>
/// <param name="LeafHash">RFC 6962 leaf hash of the exchange's record; null where the call was refused.</param>
/// <param name="LogOrigin">Name of the log that holds the record; null where the call was refused.</param>
/// <param name="Reason">Code of the refusal; null where the call was answered.</param>
public sealed record KeptReceipt(
    DateTimeOffset Time, string Method, string ExchangeId, ReadOnlyMemory<byte>? LeafHash, string? LogOrigin, string? Reason);
