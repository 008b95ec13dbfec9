namespace Gateway.Audit;

/// <summary>A document that an act changed.</summary>
/// <param name="Kind">"department", "system", "entry", "service_item", "agreement", "bundle".</param>
/// <param name="Key">Its key.</param>
/// <param name="Action">"created" or "updated".</param>
/// <param name="Digest">SHA-256 of the registered document.</param>
public readonly record struct ActChange(string Kind, string Key, string Action, Digest Digest);
