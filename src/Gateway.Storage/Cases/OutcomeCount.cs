namespace Gateway.Storage.Cases;

/// <summary>How many materials have an outcome. Numbers are those of <c>gateway.materials.v1</c>.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Commitment">How their commitment stands; 0 without one.</param>
/// <param name="Count">How many.</param>
public readonly record struct OutcomeCount(short Outcome, short Commitment, long Count);
