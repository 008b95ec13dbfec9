namespace Gateway.Audit;

/// <summary>How much may wait to become durable. Beyond it, appends fail at once.</summary>
/// <param name="Records">Records, gathered and being committed.</param>
/// <param name="Bytes">Their bytes.</param>
internal readonly record struct LogLimits(int Records, long Bytes);
