namespace Gateway.Audit;

/// <summary>Refusals of callers that could not be identified.</summary>
/// <param name="Address">Source address; empty for all addresses beyond the bound.</param>
/// <param name="Minute">Start of the minute, in Unix seconds.</param>
/// <param name="Count">How many.</param>
public sealed record Aggregate(string Address, long Minute, ulong Count);
