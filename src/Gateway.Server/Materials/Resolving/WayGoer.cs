using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Facts;
using Gateway.Server.Materials.Orders;
using Gateway.Storage.Cases;
using Gateway.Storage.Following;
using Answer = Gateway.Core.Items.Resolving.WayAnswer<Gateway.Server.Materials.Asking.WayEvidence>;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Goes one way of a material: asks a source, relies on a fact, orders a check, sees whether a commitment may be offered.</summary>
internal sealed class WayGoer(
    Asker asker, FactBook facts, OrderDesk orders, SnapshotFollower follower, JurisdictionClock clock, TimeProvider time, ILogger<WayGoer> logger)
{
    private const string RelationOpen = "RELATION_OPEN";

    /// <summary>Goes a way of a line. Faults are answers.</summary>
    /// <param name="run">The case.</param>
    /// <param name="line">The line of the matter.</param>
    /// <param name="state">The line of the case.</param>
    /// <param name="way">The way.</param>
    public Task<Answer> GoAsync(CaseRun run, MatterLine line, LineState state, MaterialWay way) => HoldAsync(run, line, () => way switch
    {
        DepartmentCheckWay check => OrderAsync(run, line, state, check),
        CommitmentWay commitment => OfferAsync(run, line, commitment),
        _ => AskAsync(run, line, way, gated: true),
    });

    /// <summary>Verifies a relation: nothing gates that.</summary>
    public Task<Answer> VerifyAsync(CaseRun run, MatterLine line, MaterialWay way) => HoldAsync(run, line, () => AskAsync(run, line, way, gated: false));

    private async Task<Answer> HoldAsync(CaseRun run, MatterLine line, Func<Task<Answer>> go)
    {
        try
        {
            return await go();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            MaterialsLog.WayFailed(logger, run.CaseId, line.Name, exception);
            return new(MaterialReason.DepartmentSilent, Reasons.GatewayFault.Code, null);
        }
    }

    private async Task<Answer> AskAsync(CaseRun run, MatterLine line, MaterialWay way, bool gated)
    {
        if (gated && await run.PassAsync(way) is not MaterialReason.None and var closed)
        {
            return new(closed, RelationOpen, null);
        }

        await run.KnowAsync(way);
        var (ask, fault) = PlanFor(run, line, way);
        if (ask is null)
        {
            return fault;
        }

        if (way is VerificationWay verification && await facts.FindAsync(ask, verification, line, run.Context, run.Stopping) is { } fact)
        {
            return new(MaterialReason.None, "", new() { ReliedOn = fact });
        }

        var answer = await AskOnceAsync(run, line, ask);
        return WayJudge.Judge(way, answer, run.Context.Parties, clock.Today);
    }

    /// <summary>The question of a way, or why it cannot be put.</summary>
    public (Ask? Ask, Answer Fault) PlanFor(CaseRun run, MatterLine line, MaterialWay way)
    {
        if (WhyUnknown(run, way) is { } unknown)
        {
            return (null, unknown);
        }

        var view = follower.Current;
        var (ask, missing) = AskPlanner.Plan(view.Snapshot, way, run.Context.Parties);
        if (ask is null)
        {
            return (null, new(missing == Reasons.EntryUnknown.Code ? MaterialReason.NoAgreement : MaterialReason.CaseSaysTooLittle, missing, null));
        }

        // The first item's own decision is the exchange's, which records it.
        return line.Items.Length > 1 && PurposeCheck.FirstRefused(view, ask, line, run.Context, time) is { } refused
            ? (null, new(WayJudge.ReasonOf(refused.Reason), refused.Reason.Code, null))
            : (ask, default);
    }

    /// <summary>Why it is not known which firm the way is about; null where it is.</summary>
    private static Answer? WhyUnknown(CaseRun run, MaterialWay way)
    {
        foreach (var role in AskPlanner.RolesOf(way))
        {
            switch (run.Context.Parties.Find(role))
            {
                case { Nobody: true }:
                    return new(MaterialReason.NotFound, "OLDER_NUMBER_UNKNOWN", null);
                case { Subject: null, Said.OlderNumber: not null }:
                    var (reason, code) = run.WhyUnresolved(role);
                    return new(reason, code, null);
            }
        }

        return null;
    }

    /// <summary>The fact that a way's answer makes (审一次); null where it makes none.</summary>
    public StoredFact? FactOf(CaseRun run, MatterLine line, MaterialWay way, WayEvidence? evidence) =>
        way is VerificationWay verification && evidence?.Answer is { } answer && PlanFor(run, line, way).Ask is { } ask
            ? facts.Make(ask, verification, line, run.Context, answer)
            : null;

    private Task<AskAnswer> AskOnceAsync(CaseRun run, MatterLine line, Ask ask) => run.AskOnceAsync(
        line.Item.Code + ask.Text(), () => asker.AskAsync(ask, run.Context, run.Context.Of(line), [], run.Stopping));

    private async Task<Answer> OrderAsync(CaseRun run, MatterLine line, LineState state, DepartmentCheckWay check)
    {
        if (state.Status.Order is { Kind: Gateway.Contracts.Materials.V1.OrderKind.Check, State: Gateway.Contracts.Materials.V1.OrderState.Overdue })
        {
            return new(MaterialReason.CheckOverdue, "", null);
        }

        if (await run.PassAsync(check) is not MaterialReason.None and var closed)
        {
            return new(closed, RelationOpen, null);
        }

        await run.KnowAsync(check);
        if (WhyUnknown(run, check) is { } unknown)
        {
            return unknown;
        }

        if (AskPlanner.MissingOf(check, run.Context.Parties) is { } missing)
        {
            return new(MaterialReason.CaseSaysTooLittle, missing.ToString(), null);
        }

        return await orders.OrderCheckAsync(run.Context, run.CaseId, state.Stored.Line, line, check) is { } order
            ? new(MaterialReason.None, "", new() { Order = order, Ordered = orders.ReceiptOf(order) })
            : new(MaterialReason.CalendarMissing, CaseReasons.CalendarMissing.Code, null);
    }

    /// <summary>A commitment is offered unless a bad credit record stands, or it is not known whether one does.</summary>
    public async Task<Answer> OfferAsync(CaseRun run, MatterLine line, CommitmentWay way)
    {
        if (way.BadCredit is not { } credit)
        {
            return new(MaterialReason.None, "", null);
        }

        if (await run.PassAsync(way) is not MaterialReason.None and var closed)
        {
            return new(closed, RelationOpen, null);
        }

        await run.KnowAsync(way);
        var (ask, fault) = PlanFor(run, line, way);
        if (ask is null)
        {
            return fault;
        }

        var answer = await AskOnceAsync(run, line, ask);
        if (answer.Refusal is { } refusal)
        {
            return new(WayJudge.ReasonOf(refusal.Reason), refusal.Reason.Code, new() { Answer = answer });
        }

        return WayJudge.Marks(credit.Mark, answer, clock.Today)
            ? new(MaterialReason.BadCredit, "", new() { Answer = answer })
            : new(MaterialReason.None, "", new() { Answer = answer });
    }
}
