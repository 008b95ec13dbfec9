using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Working;

/// <summary>Ends a check with the line that waits for it: answered, or overdue.</summary>
internal sealed class CheckEnd(
    CaseStore store,
    CaseWork work,
    CaseBook book,
    LineKeeper keeper,
    Resolution resolution,
    CaseCompletion completion,
    CommitmentEnd commitments,
    TimeProvider time)
{
    /// <summary>Saves an order that ended, and what that means for its material.</summary>
    /// <param name="order">The order with its new state and content.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <returns>False where another was quicker; nothing changed.</returns>
    public async Task<bool> EndAsync(StoredOrder order, CancellationToken cancellationToken)
    {
        if ((OrderKind)order.Kind == OrderKind.Commitment)
        {
            return await commitments.EndAsync(order, cancellationToken);
        }

        // A line that is checked anew waits for its new order, whatever is still said to the one before.
        if (order.Line == StoredOrder.NoLine || await work.OpenAsync(order.Case, cancellationToken) is not var (file, run)
            || file.Lines.FirstOrDefault(line => line.Stored.Line == order.Line) is not { Status.Outcome: MaterialOutcome.UnderCheck } state
            || state.Status.Order?.OrderId != order.Id.ToString("D"))
        {
            return await store.SaveOrderAsync(order, cancellationToken);
        }

        // A silence means what the item said when the check was ordered, or nothing.
        var line = state.AsResolvedIn(run.Matter);
        var (outcome, reason) = Judge((OrderState)order.State, line?.Material.Ways.ElementAtOrDefault((int)state.Status.Way) as DepartmentCheckWay);
        var content = state.Content.Clone();
        LineTeller.SetOutcome(content.Status, outcome, reason, time.GetUtcNow());
        var ended = book.StatusOf(order).Ended ?? content.Status.Receipt;
        if (content.Status.Attempts.FirstOrDefault(attempt => attempt.Index == state.Status.Way) is { } attempt)
        {
            attempt.Reason = (MaterialReason)(int)reason;
            attempt.Receipt = ended;
        }

        content.Status.Receipt = ended;

        if (outcome == Outcome.Checked || reason == Reason.CheckObjected)
        {
            content.Status.LatePending = false;
            content.Awaited.Clear();
        }

        var saved = await keeper.SaveAsync(
            state, content, stored => content.Awaited.Count == 0 ? stored with { AskAgainAt = null } : stored, new CaseChanges { Orders = [order] }, cancellationToken);
        if (saved is null)
        {
            return false;
        }

        if (reason == Reason.CheckOverdue && line is not null)
        {
            // The next way is taken, for whom the department kept waiting.
            await resolution.ResolveAsync(run, line, saved, (int)state.Status.Way + 1, CaseWork.ReceiptOf(content), _ => { });
        }

        await completion.CheckAsync(order.Case, cancellationToken);
        return true;
    }

    private static (Outcome Outcome, Reason Reason) Judge(OrderState state, DepartmentCheckWay? way) => state switch
    {
        OrderState.Confirmed => (Outcome.Checked, Reason.None),
        OrderState.Objected => (Outcome.ToBeSupplied, Reason.CheckObjected),
        _ when way?.SilenceConsents == true => (Outcome.Checked, Reason.None),
        _ => (Outcome.ToBeSupplied, Reason.CheckOverdue),
    };
}
