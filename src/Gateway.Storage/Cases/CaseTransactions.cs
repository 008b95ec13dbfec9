using Gateway.Storage.Databases;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

/// <summary>
/// How cases are read and changed. Whatever changes several rows of a case locks the case first, and several cases in the order of
/// their ids: so nobody waits for one who waits for him.
/// </summary>
internal static class CaseTransactions
{
    /// <summary>How long a holder of locks may do nothing with the database.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(2);

    /// <summary>One transaction, committed unless the act throws or its result is not to be kept.</summary>
    public static async Task<T> ActAsync<T>(
        this ControlDatabase database, Func<GatewayContext, Task<T>> act, CancellationToken cancellationToken, Func<T, bool>? keep = null)
    {
        using var turn = await database.EnterWriteAsync(cancellationToken);
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await database.BoundLocksAsync(context, s_idle, cancellationToken);
        var result = await act(context);
        if (keep is null || keep(result))
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return result;
    }

    /// <summary>One statement that changes something, which is a transaction by itself.</summary>
    public static async Task<T> WriteAsync<T>(this ControlDatabase database, Func<GatewayContext, Task<T>> write, CancellationToken cancellationToken)
    {
        using var turn = await database.EnterWriteAsync(cancellationToken);
        await using var context = database.CreateContext();
        return await write(context);
    }

    /// <summary>Several readings of one moment, which hinder no writer.</summary>
    public static async Task<T> SnapshotAsync<T>(
        this ControlDatabase database, Func<GatewayContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await database.BeginSnapshotAsync(context.Database.GetDbConnection(), cancellationToken);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        return await read(context);
    }

    /// <summary>Locks cases until the transaction ends.</summary>
    /// <returns>Those that are closed.</returns>
    public static async Task<IReadOnlySet<Guid>> LockAsync(
        this ControlDatabase database, GatewayContext context, IEnumerable<Guid> cases, CancellationToken cancellationToken)
    {
        var closed = new HashSet<Guid>();
        var text = $$"""SELECT closed_at AS "ClosedAt" FROM cases WHERE id = {0} {{database.LockRows}}""";
        foreach (var id in cases.Distinct().Order())
        {
            var found = await context.Database.SqlQueryRaw<LockedCase>(text, id).ToListAsync(cancellationToken);
            if (found is [{ ClosedAt: not null }])
            {
                closed.Add(id);
            }
        }

        return closed;
    }

    /// <summary>A moment so long after another, in microseconds.</summary>
    public static long After(long now, TimeSpan lease)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, TimeSpan.Zero);
        return now + (lease.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    private sealed record LockedCase(long? ClosedAt);
}
