using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Acts;

/// <summary>Orders a department's check (部门核查) of a material that is to be supplied otherwise.</summary>
internal sealed class CheckAct(
    CaseDesk desk, AliasReader aliases, RelationVerifier relations, OrderDesk orders, LineKeeper keeper, TimeProvider time)
{
    /// <summary>Does it.</summary>
    public async Task<Answered<DepartmentCheckResponse>> DoAsync(ConsumerCall call, DepartmentCheckRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOpenAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        var matter = desk.MatterOf(file);
        if (matter.Answer is not { } about)
        {
            return matter.Refusal!;
        }

        var (state, line) = CaseDesk.Find(file, about, request.Material);
        if (state is null)
        {
            return CaseReasons.MaterialUnknown;
        }

        if (line is null || line.Material.Ways.OfType<DepartmentCheckWay>().FirstOrDefault() is not { } way
            || state.Status.Order is { State: OrderState.Open }
            || (Outcome)(int)state.Status.Outcome is not (Outcome.ToBeSupplied or Outcome.OnCommitment)
            || state.Status.Commitment is { State: not CommitmentState.Offered })
        {
            return CaseReasons.CheckNotOffered;
        }

        var run = desk.RunOf(call, file, request.Case, about);
        _ = aliases.BeginAsync(run);
        await run.KnowAsync(way);
        if (run.Context.Parties.Find(way.Party) is { Subject: null, Said.OlderNumber: not null })
        {
            return new Refusal(CaseReasons.CheckNotOffered, Detail: $"{way.Party}: no firm was found by its older number. 未能通过旧证号查到该企业。");
        }

        if (AskPlanner.MissingOf(way, run.Context.Parties) is { } missing)
        {
            return new Refusal(CaseReasons.CheckNotOffered, Detail: $"{missing}: the case does not say it. 办件未填写该项。");
        }

        relations.Begin(run);
        if (await run.PassAsync(way) != Reason.None)
        {
            return new Refusal(CaseReasons.CheckNotOffered, Detail: $"{way.Party}: it is not verified that who acts may act. 代办或监护关系未能核实。");
        }

        if (await orders.OrderCheckAsync(run.Context, file.Stored.Id, state.Stored.Line, line, way) is not { } order)
        {
            return CaseReasons.CalendarMissing;
        }

        var content = state.Content.Clone();
        LineTeller.Revise(content, line);
        LineTeller.Ordered(content, line.Material, way, orders.ReceiptOf(order), time.GetUtcNow());
        return await keeper.SaveAsync(
            state, content, stored => content.Awaited.Count == 0 ? stored with { AskAgainAt = null } : stored, new CaseChanges { AddedOrders = [order] }, cancellationToken) is { } saved
            ? new DepartmentCheckResponse { Material = saved.Status }
            : CaseReasons.CaseBusy;
    }
}
