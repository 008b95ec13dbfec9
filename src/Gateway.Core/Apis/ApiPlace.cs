namespace Gateway.Core.Apis;

/// <summary>Where a field stands in an operation's answer.</summary>
/// <param name="Field">Index of the field in the entry.</param>
/// <param name="Pointer">JSON pointer (RFC 6901), a whole segment <c>*</c> for every element of an array; in gRPC names of fields: <c>owner.name</c>.</param>
public readonly record struct ApiPlace(int Field, string Pointer);
