namespace Gateway.Server.Certificates.Caching;

/// <summary>When the register was read for an answer: not after the moment that it was read as of.</summary>
/// <param name="At">By the database's clock; of an answer, when its fill began.</param>
/// <param name="Stamp">By this replica's timestamps.</param>
internal sealed record RegisterReading(DateTimeOffset At, long Stamp);
