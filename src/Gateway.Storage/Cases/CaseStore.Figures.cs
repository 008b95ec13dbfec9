namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>Counts what was achieved, at one moment, over the cases opened in some months: by the indices on month.</summary>
    /// <param name="fromMonth">First month: yyyyMM.</param>
    /// <param name="untilMonth">Last month: yyyyMM.</param>
    /// <param name="department">Slug of an implementing department; null for all.</param>
    /// <param name="item">Code of an item; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One for each month, department and item that has anything to count, in that order.</returns>
    public Task<IReadOnlyList<FiguresRow>> FiguresAsync(
        int fromMonth, int untilMonth, string? department, string? item, CancellationToken cancellationToken) =>
        _database.SnapshotAsync(
            context => new FiguresQuery(context, fromMonth, untilMonth, department, item).RunAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// The materials that applicants brought most in cases opened in some months, but for what they write themselves, which nobody else
    /// could give, and for what they disputed, declined or left unsaid: by the index on month.
    /// </summary>
    /// <param name="fromMonth">First month: yyyyMM.</param>
    /// <param name="untilMonth">Last month: yyyyMM.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>By Chinese name; the most asked first, of as many by name.</returns>
    public Task<IReadOnlyList<WorthRow>> WorthConnectingAsync(int fromMonth, int untilMonth, int count, CancellationToken cancellationToken) =>
        _database.SnapshotAsync(context => WorthQuery.RunAsync(context, fromMonth, untilMonth, count, cancellationToken), cancellationToken);
}
