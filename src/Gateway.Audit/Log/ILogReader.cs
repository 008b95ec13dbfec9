namespace Gateway.Audit;

/// <summary>
/// Reads the log back: only rows that are committed. What a sequencer may rely on:
/// <list type="bullet">
/// <item>a row, once read, never changes and never goes away;</item>
/// <item>records that one caller appended one after the other, each durable before the next, have ascending numbers;</item>
/// <item>in SQLite (one writer), numbers ascend in the order of commit: a row with a number below one that was
/// read cannot appear later;</item>
/// <item>in PostgreSQL they do not: an identity column is drawn before the commit, so with several replicas a
/// lower number can become visible after a higher one. To tail by "greater than the last one seen" would lose rows. A
/// sequencer there must find the rows that it has not integrated yet (by the anti-join with its own table), or
/// read only up to the oldest transaction still running.</item>
/// </list>
/// The unit of identity is (exchange id, leaf): the same record appended twice is one row.
/// </summary>
public interface ILogReader
{
    /// <summary>Up to <paramref name="limit"/> rows (1 to 10,000) with numbers above <paramref name="after"/>, ascending.</summary>
    ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>All rows of an exchange, ascending; empty where the log has none.</summary>
    ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken);
}
