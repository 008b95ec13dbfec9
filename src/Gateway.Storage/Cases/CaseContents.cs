namespace Gateway.Storage.Cases;

/// <summary>A case at one moment.</summary>
/// <param name="Case">The case.</param>
/// <param name="Materials">Its lines, in their order.</param>
/// <param name="Orders">Its orders, in the order in which they were made.</param>
public sealed record CaseContents(StoredCase Case, IReadOnlyList<StoredMaterial> Materials, IReadOnlyList<StoredOrder> Orders);
