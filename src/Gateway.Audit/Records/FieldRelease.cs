namespace Gateway.Audit;

/// <summary>A field that was released.</summary>
/// <param name="Number">Its number in the entry.</param>
/// <param name="ApiName">Its api_name.</param>
/// <param name="Masked">It was masked.</param>
/// <param name="Digest">Its <see cref="FieldDigest"/>.</param>
public readonly record struct FieldRelease(uint Number, string ApiName, bool Masked, Digest Digest);
