namespace Gateway.Storage.Quotas;

/// <summary>What was leased of the quotas of one day when it was last read.</summary>
/// <param name="Day">Day of the jurisdiction.</param>
/// <param name="Uses">By id of agreement; only those of which any calls are leased.</param>
public sealed record QuotaReading(DateOnly Day, IReadOnlyDictionary<string, QuotaUse> Uses);

/// <summary>What was leased of one quota.</summary>
/// <param name="Leased">Calls that all replicas together took to spend.</param>
/// <param name="Unspent">Calls of those that this replica held and had not spent, at the same moment.</param>
public readonly record struct QuotaUse(long Leased, long Unspent);
