namespace Gateway.Storage.Cases;

/// <summary>A finding, and the number of its case.</summary>
public sealed record ListedFinding(StoredFinding Finding, string CaseNumber);
