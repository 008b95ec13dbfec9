using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Cases;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Orders;

/// <summary>Checks that are not answered yet.</summary>
internal static class OpenChecks
{
    /// <summary>The line's open check, withdrawn: nobody needs it any more. Null where there is none.</summary>
    public static async Task<StoredOrder?> WithdrawAsync(this CaseStore store, LineState line, CancellationToken cancellationToken) =>
        line.Status.Order is { State: OrderState.Open } open
        && await store.FindOrderAsync(Guid.Parse(open.OrderId), cancellationToken) is { State: (short)OrderState.Open } order
            ? order with { State = (short)OrderState.Withdrawn }
            : null;
}
