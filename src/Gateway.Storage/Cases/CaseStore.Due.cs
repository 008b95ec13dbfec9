using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>
    /// Takes lines of open cases whose department is to be asked again, those that are due first, by the index on that time. No other
    /// worker gets them before the lease ends; saving a line with another time ends it.
    /// </summary>
    /// <param name="worker">Who takes them, at most 64 characters.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    public Task<IReadOnlyList<CaseLine>> TakeDueAsync(string worker, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        TakeLinesAsync(DueWork.AskAgain, worker, count, lease, row => row.AskAgainAt, cancellationToken);

    /// <summary>
    /// Takes lines, of closed cases too, whose commitment was made and is to be verified, by the index on that time. Otherwise as
    /// <see cref="TakeDueAsync"/>.
    /// </summary>
    public Task<IReadOnlyList<CaseLine>> TakeDueCommitmentsAsync(
        string worker, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        TakeLinesAsync(DueWork.Verify, worker, count, lease, row => row.VerifyAt, cancellationToken);

    /// <summary>
    /// Takes open orders that are due, by the index on that time of open ones. No other worker gets them before the lease ends; saved
    /// with another state they are due no more.
    /// </summary>
    public async Task<IReadOnlyList<StoredOrder>> TakeOverdueAsync(string worker, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        var taken = await _database.ActAsync(
            context => DueWork.Overdue.TakeAsync(_database, context, context.Orders, worker, count, lease, cancellationToken), cancellationToken);
        return [.. taken.OrderBy(row => row.DueAt)];
    }

    private Task<IReadOnlyList<CaseLine>> TakeLinesAsync(
        DueWork work,
        string worker,
        int count,
        TimeSpan lease,
        Func<StoredMaterial, DateTimeOffset?> dueAt,
        CancellationToken cancellationToken) =>
        _database.ActAsync(
            async context =>
            {
                var lines = await work.TakeAsync(_database, context, context.Materials, worker, count, lease, cancellationToken);
                var ids = lines.Select(line => line.Case).Distinct().ToArray();
                var cases = await context.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
                return (IReadOnlyList<CaseLine>)[.. lines.OrderBy(dueAt).Select(line => new CaseLine(cases[line.Case], line))];
            },
            cancellationToken);
}
