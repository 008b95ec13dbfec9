namespace Gateway.Storage.Cases;

/// <summary>An opened or continued case, or why it is not.</summary>
/// <param name="Status">What became of the opening.</param>
/// <param name="Case">The case as it is stored, which may be about another matter than was wanted.</param>
/// <param name="Materials">Its lines as they are stored, in their order.</param>
public sealed record CaseOpening(CaseOpeningStatus Status, StoredCase Case, IReadOnlyList<StoredMaterial> Materials);
