using Gateway.Contracts.Cases.V1;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Cases;

/// <summary>Keeps what became of lines, with what was made along: orders, facts, findings; all of it or nothing.</summary>
internal sealed class LineKeeper(CaseStore store, CaseBook book, LineSaver saver)
{
    /// <summary>Saves a line; null where it was changed meanwhile, and nothing is.</summary>
    /// <param name="before">The line as it was read.</param>
    /// <param name="content">What is told of it now.</param>
    /// <param name="with">Changes columns that the content does not say.</param>
    /// <param name="along">What else changes in the same act; its materials are left out.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <exception cref="System.Data.Common.DbException">The database.</exception>
    public async Task<LineState?> SaveAsync(
        LineState before, LineContent content, Func<StoredMaterial, StoredMaterial>? with, CaseChanges? along, CancellationToken cancellationToken)
    {
        // What stands in a row of its own is not kept twice.
        var order = content.Status.Order;
        content.Status.Order = null;
        var stored = book.Seal(before.Stored, content);
        stored = with?.Invoke(stored) ?? stored;
        var saved = along is null
            ? await saver.SaveAsync(stored)
            : await store.SaveAllAsync(along with { Materials = [stored] }, cancellationToken);
        content.Status.Order = along?.AddedOrders is [var added, ..] ? book.StatusOf(added)
            : along?.Orders is [var changed, ..] ? book.StatusOf(changed)
            : order;
        return saved ? new LineState(stored with { Version = stored.Version + 1 }, content) : null;
    }
}
