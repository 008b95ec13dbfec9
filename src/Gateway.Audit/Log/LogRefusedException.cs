namespace Gateway.Audit;

/// <summary>
/// The log must not be used as it is set up: less than full durability, another log's origin, an unknown schema. The
/// message names the exact setting to change.
/// </summary>
public sealed class LogRefusedException(string message) : Exception(message);
