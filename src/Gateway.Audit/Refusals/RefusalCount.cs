namespace Gateway.Audit;

/// <summary>Refusals of one address for one reason in one minute (Unix seconds of its start).</summary>
internal readonly record struct RefusalCount(long Minute, CallerAddress Address, string Reason, long Count);
