using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>
    /// Deletes what is sealed in cases closed before a moment, those closed first: in the cases, their lines, orders and findings. All
    /// else stays, for the figures. A case with a commitment that is still to be verified waits. By the index on the time of closing.
    /// </summary>
    /// <param name="closedBefore">The moment.</param>
    /// <param name="count">How many cases at most.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <returns>How many cases were purged.</returns>
    public Task<int> PurgeAsync(DateTimeOffset closedBefore, int count, CancellationToken cancellationToken) => _database.ActAsync(
        async context =>
        {
            var text =
                $$"""
                WITH old AS MATERIALIZED (
                  SELECT id FROM cases
                  WHERE closed_at < {0} AND closed_at IS NOT NULL AND purged_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM case_materials WHERE case_id = cases.id AND commitment = {{(int)CommitmentState.Made}})
                  ORDER BY closed_at LIMIT {1} {{_database.LockFreeRows}})
                UPDATE cases SET purged_at = {2}, sealed = {3}, version = version + 1 WHERE id IN (SELECT id FROM old) RETURNING *
                """;
            var now = await _database.ReadClockAsync(context, cancellationToken);
            var purged = await context.Cases
                .FromSqlRaw(text, UnixMicroseconds.Of(closedBefore), count, now, Array.Empty<byte>())
                .AsNoTracking()
                .ToListAsync(cancellationToken);
            var ids = purged.Select(row => row.Id).ToArray();
            await context.Materials
                .Where(row => ids.Contains(row.Case))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Sealed, ReadOnlyMemory<byte>.Empty).SetProperty(row => row.Version, row => row.Version + 1),
                    cancellationToken);
            await context.Orders
                .Where(row => ids.Contains(row.Case))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Sealed, ReadOnlyMemory<byte>.Empty).SetProperty(row => row.Version, row => row.Version + 1),
                    cancellationToken);
            await context.Findings
                .Where(row => ids.Contains(row.Case))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Sealed, ReadOnlyMemory<byte>.Empty).SetProperty(row => row.Version, row => row.Version + 1),
                    cancellationToken);
            return ids.Length;
        },
        cancellationToken);
}
