using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Working;

/// <summary>Ends commitments: as sources answered, or, where none could be asked, as the item's department found by hand.</summary>
internal sealed class CommitmentEnd(CaseStore store, CaseBook book, CaseSeal seal, LineKeeper keeper, TimeProvider time)
{
    /// <summary>Saves the verification of a commitment that was answered, or is overdue, and what that means for the material.</summary>
    /// <param name="order">The order with its new state and content.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <returns>False where another was quicker; nothing changed.</returns>
    public async Task<bool> EndAsync(StoredOrder order, CancellationToken cancellationToken)
    {
        // Silence says nothing about the applicant. The commitment waits, and outlives its case and item.
        if ((OrderState)order.State is not (OrderState.Confirmed or OrderState.Objected)
            || await book.ReadAsync(order.Case, cancellationToken) is not { } file
            || file.Lines.FirstOrDefault(line => line.Stored.Line == order.Line) is not { Status.Commitment.State: CommitmentState.Unverifiable } state
            || state.Status.Order?.OrderId != order.Id.ToString("D"))
        {
            return await store.SaveOrderAsync(order, cancellationToken);
        }

        var content = state.Content.Clone();
        var finding = Judge(
            file, state, content, (OrderState)order.State == OrderState.Confirmed ? CommitmentState.Kept : CommitmentState.Broken, seal.OpenOrder(order.Id, order.Sealed).Ended);
        var along = new CaseChanges { Orders = [order], AddedFindings = finding is null ? [] : [finding] };
        return await keeper.SaveAsync(state, content, null, along, cancellationToken) is not null;
    }

    /// <summary>Writes what a commitment turned out to be; gives the finding where it is broken.</summary>
    public StoredFinding? Judge(CaseFile file, LineState state, LineContent content, CommitmentState judged, Gateway.Contracts.V1.Receipt receipt)
    {
        LineTeller.SetCommitment(content.Status, judged, time.GetUtcNow());
        if (judged != CommitmentState.Broken)
        {
            return null;
        }

        LineTeller.SetOutcome(content.Status, Outcome.ToBeSupplied, Reason.CommitmentBroken, time.GetUtcNow());
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return new StoredFinding
        {
            Id = id,
            Case = file.Stored.Id,
            Kind = (short)FindingKind.CommitmentBroken,
            Department = state.Stored.Department,
            Consumer = file.Stored.Consumer,
            Item = state.Stored.Item,
            Material = state.Stored.Name,
            Entry = "",
            MadeAt = time.GetUtcNow(),
            Sealed = seal.Seal(id, new FindingContent { Evidence = receipt }),
        };
    }
}
