using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Storage.Cases;
using Answer = Gateway.Core.Items.Resolving.WayAnswer<Gateway.Server.Materials.Asking.WayEvidence>;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;
using Result = Gateway.Core.Items.Resolving.LineResult<Gateway.Server.Materials.Asking.WayEvidence>;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Delivers answers that come after the applicant's patience to their case.</summary>
internal sealed class LateDesk(
    CaseStore store,
    CaseBook book,
    WayGoer ways,
    LineKeeper keeper,
    CaseCompletion completion,
    RunningCases running,
    MaterialsMetrics metrics,
    TimeProvider time,
    ILogger<LateDesk> logger)
{
    private const int GreatestTries = 5;

    /// <summary>Lets the answers to come be delivered when they do.</summary>
    public void Follow(CaseRun run, MatterLine line, LineState state, Result result)
    {
        if (!state.Status.LatePending)
        {
            return;
        }

        foreach (var attempt in result.Attempts.Where(attempt => attempt.Awaited is not null && state.Content.Awaited.Contains((uint)attempt.Way)))
        {
            running.Run(async () =>
            {
                try
                {
                    await DeliverAsync(run, line, state.Stored.Line, attempt.Way, await attempt.Awaited!);
                }
                catch (Exception exception)
                {
                    // The line is due to be asked again.
                    MaterialsLog.WorkFailed(logger, exception);
                }
            });
        }
    }

    /// <summary>Delivers what a way led to.</summary>
    public async Task DeliverAsync(CaseRun run, MatterLine line, int number, int way, Answer answer)
    {
        for (var tries = 0; tries < GreatestTries; tries++)
        {
            if (await book.ReadAsync(run.CaseId, CancellationToken.None) is not { Stored.ClosedAt: null } file || !SaysAsAsked(file, run)
                || file.Lines.FirstOrDefault(each => each.Stored.Line == number) is not { } state
                || !state.IsResolvedBy(line) || !LineRules.TakesLate(state) || !state.Content.Awaited.Contains((uint)way))
            {
                return;
            }

            if (await TakeAsync(run, line, state, way, answer))
            {
                await completion.CheckAsync(run.CaseId, CancellationToken.None);
                return;
            }
        }
    }

    /// <summary>Awaits nothing any more: the item was revised. Another who changed the line meanwhile knows as much.</summary>
    public async Task EndAsync(LineState state)
    {
        var content = state.Content.Clone();
        content.Awaited.Clear();
        content.Status.LatePending = false;
        await keeper.SaveAsync(state, content, stored => stored with { AskAgainAt = null }, null, CancellationToken.None);
    }

    private async Task<bool> TakeAsync(CaseRun run, MatterLine line, LineState state, int way, Answer answer)
    {
        var content = state.Content.Clone();
        if (!LineRules.TakesLate(state, line.Material.Ways[way]))
        {
            content.Awaited.Remove((uint)way);
            return await ForgoAsync(state, content);
        }

        if (content.Status.Attempts.FirstOrDefault(attempt => attempt.Index == (uint)way) is { } told)
        {
            LineTeller.Correct(told, line.Material.Ways[way], answer, run.SilentBefore);
        }

        if (answer.Reason == Reason.DepartmentSilent)
        {
            return await keeper.SaveAsync(
                state, content, stored => stored with { Tries = stored.Tries + 1, AskAgainAt = time.GetUtcNow() + Backoff.After(stored.Tries + 1) }, null, CancellationToken.None) is not null;
        }

        content.Awaited.Remove((uint)way);
        if (!answer.Replaces)
        {
            return await ForgoAsync(state, content);
        }

        Replace(line, content, way, answer);
        var withdrawn = await store.WithdrawAsync(state, CancellationToken.None);
        var fact = ways.FactOf(run, line, line.Material.Ways[way], answer.Evidence);
        content.Status.Fact = fact?.Id.ToString("D") ?? content.Status.Fact;
        var order = answer.Evidence?.Order;
        var along = new CaseChanges
        {
            Orders = withdrawn is null ? [] : [withdrawn],
            AddedFacts = fact is null ? [] : [fact],
            AddedOrders = order is null ? [] : [order],
        };
        var saved = await keeper.SaveAsync(
            state,
            content,
            stored => stored with
            {
                AskAgainAt = content.Awaited.Count == 0 ? null : stored.AskAgainAt,
                VerifyAt = null,
                Holder = order?.Department ?? content.Status.Provenance?.Provider ?? stored.Holder,
            },
            along,
            CancellationToken.None);
        if (saved is not null)
        {
            metrics.Late(line, content.Status);
        }

        return saved is not null;
    }

    private async Task<bool> ForgoAsync(LineState state, LineContent content) => await keeper.SaveAsync(
        state, WithoutWay(content), stored => stored with { AskAgainAt = content.Awaited.Count == 0 ? null : stored.AskAgainAt }, null, CancellationToken.None) is not null;

    /// <summary>What the case was corrected in is asked anew: an answer about what it said before is none.</summary>
    private static bool SaysAsAsked(CaseFile file, CaseRun run) =>
        file.Content.Parties.Select(party => party.Said).SequenceEqual(run.Context.Content.Parties.Select(party => party.Said));

    private LineContent WithoutWay(LineContent content)
    {
        var status = content.Status;
        status.LatePending = content.Awaited.Count > 0;
        if ((Outcome)(int)status.Outcome == Outcome.ToBeSupplied)
        {
            LineTeller.SetOutcome(status, Outcome.ToBeSupplied, LineTeller.WhyToSupply(status), time.GetUtcNow());
        }

        return content;
    }

    private void Replace(MatterLine line, LineContent content, int way, Answer answer)
    {
        var status = content.Status;
        uint[] asked = OutcomeRules.AsksSource(line.Material.Ways[way]) ? []
            : [.. content.Awaited.Where(each => each < line.Material.Ways.Length && OutcomeRules.AsksSource(line.Material.Ways[(int)each]))];

        // What only stands in leaves the sources to be asked on.
        content.Awaited.Clear();
        content.Awaited.Add(asked);
        (status.Way, status.Late, status.LatePending) = ((uint)way, true, asked.Length > 0);

        // To commit was not to agree with what nobody had found yet.
        status.Consent = Consent.Unspecified;

        // A commitment that was made is kept by it.
        var made = status.Commitment is { State: CommitmentState.Made } commitment ? commitment : null;
        status.Commitment = made is null ? null : new Commitment(made) { State = CommitmentState.Kept };
        LineTeller.SetOutcome(status, OutcomeRules.Of(line.Material.Ways[way]), Reason.None, time.GetUtcNow());
        LineTeller.Replace(content, line.Material.Ways[way], answer.Evidence);
    }
}
