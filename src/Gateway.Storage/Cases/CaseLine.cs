namespace Gateway.Storage.Cases;

/// <summary>A material with its case.</summary>
public sealed record CaseLine(StoredCase Case, StoredMaterial Material);
