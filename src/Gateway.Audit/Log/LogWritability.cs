namespace Gateway.Audit;

/// <summary>Whether the log can be written.</summary>
/// <param name="IsWritable">It can.</param>
/// <param name="Reason">Why it cannot, without personal data; null where it can.</param>
/// <param name="Since">Since when.</param>
public sealed record LogWritability(bool IsWritable, string? Reason, DateTimeOffset Since);
