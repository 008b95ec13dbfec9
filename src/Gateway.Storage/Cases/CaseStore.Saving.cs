using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>
    /// Saves how materials stand, in one transaction: all but what names them, their item and department. A line of a closed case has no
    /// handle and is not asked again, whatever is saved. A worker's lease ends where the line is asked again, or verified, at another time.
    /// </summary>
    /// <returns>For each, in the same order, false where another has saved it since it was read; that line did not change.</returns>
    public Task<IReadOnlyList<bool>> SaveAsync(IReadOnlyList<StoredMaterial> materials, CancellationToken cancellationToken) =>
        _database.ActAsync(
            async context =>
            {
                var closed = await _database.LockAsync(context, materials.Select(each => each.Case), cancellationToken);
                var saved = new bool[materials.Count];
                for (var index = 0; index < saved.Length; index++)
                {
                    saved[index] = await SaveLineAsync(context, materials[index], closed, cancellationToken);
                }

                return (IReadOnlyList<bool>)saved;
            },
            cancellationToken);

    /// <summary>Saves and adds what belongs together: all of it or, where any of it was overtaken a case is closed for a check, or an announcement was made already, nothing.</summary>
    /// <returns>Whether it was saved.</returns>
    public Task<bool> SaveAllAsync(CaseChanges changes, CancellationToken cancellationToken) => _database.ActAsync(
        async context =>
        {
            var cases = changes.Materials.Concat(changes.AddedMaterials).Concat(changes.DroppedMaterials).Select(each => each.Case)
                .Concat(changes.Orders.Concat(changes.AddedOrders).Select(each => each.Case));
            var closed = await _database.LockAsync(context, cases, cancellationToken);
            if (changes.AddedOrders.Any(order => order.Kind == (short)OrderKind.Check && closed.Contains(order.Case))
                || changes.AddedMaterials.Concat(changes.DroppedMaterials).Any(each => closed.Contains(each.Case))
                || await IsAnnouncedAsync(context, changes.AddedOrders, cancellationToken))
            {
                return false;
            }

            foreach (var material in changes.Materials)
            {
                if (!await SaveLineAsync(context, material, closed, cancellationToken))
                {
                    return false;
                }
            }

            foreach (var dropped in changes.DroppedMaterials)
            {
                if (await context.Materials.Where(row => row.Case == dropped.Case && row.Line == dropped.Line && row.Version == dropped.Version)
                    .ExecuteDeleteAsync(cancellationToken) == 0)
                {
                    return false;
                }
            }

            foreach (var order in changes.Orders)
            {
                if (!await SaveRowAsync(context, order, cancellationToken))
                {
                    return false;
                }
            }

            foreach (var (fact, at) in changes.EndedFacts)
            {
                await context.Facts.Where(row => row.Id == fact && row.ValidUntil > at)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ValidUntil, at), cancellationToken);
            }

            context.AddRange(changes.AddedMaterials);
            context.AddRange(changes.AddedOrders);
            context.AddRange(changes.AddedFindings);
            context.AddRange(changes.AddedFacts);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken,
        keep: saved => saved);

    private static async Task<bool> SaveLineAsync(
        GatewayContext context, StoredMaterial material, IReadOnlySet<Guid> closed, CancellationToken cancellationToken)
    {
        var isClosed = closed.Contains(material.Case);
        var handle = isClosed ? null : material.Handle;
        var askAgainAt = isClosed ? null : material.AskAgainAt;
        var verifyAt = material.VerifyAt;
        return await context.Materials
            .Where(row => row.Case == material.Case && row.Line == material.Line && row.Version == material.Version)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Holder, material.Holder)
                    .SetProperty(row => row.Outcome, material.Outcome)
                    .SetProperty(row => row.Reason, material.Reason)
                    .SetProperty(row => row.Consent, material.Consent)
                    .SetProperty(row => row.Commitment, material.Commitment)
                    .SetProperty(row => row.Late, material.Late)
                    .SetProperty(row => row.Handle, handle)
                    .SetProperty(row => row.DecidedAt, material.DecidedAt)
                    .SetProperty(row => row.LeasedUntil, row => row.AskAgainAt == askAgainAt && row.VerifyAt == verifyAt ? row.LeasedUntil : null)
                    .SetProperty(row => row.AskAgainAt, askAgainAt)
                    .SetProperty(row => row.Tries, material.Tries)
                    .SetProperty(row => row.VerifyAt, verifyAt)
                    .SetProperty(row => row.Sealed, material.Sealed)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) > 0;
    }

    private static async Task<bool> SaveRowAsync(GatewayContext context, StoredOrder order, CancellationToken cancellationToken) =>
        await context.Orders
            .Where(row => row.Id == order.Id && row.Version == order.Version)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, order.State)
                    .SetProperty(row => row.AnsweredAt, order.AnsweredAt)
                    .SetProperty(row => row.Sealed, order.Sealed)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) > 0;
}
