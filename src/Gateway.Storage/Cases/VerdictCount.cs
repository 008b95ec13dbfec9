namespace Gateway.Storage.Cases;

/// <summary>How many reports of asked materials led to a verdict.</summary>
/// <param name="Verdict">The verdict: <c>AskedVerdict</c> of <c>gateway.materials.v1</c>.</param>
/// <param name="Count">How many.</param>
public readonly record struct VerdictCount(short Verdict, long Count);
