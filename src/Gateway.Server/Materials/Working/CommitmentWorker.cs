using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Working;

/// <summary>Verifies commitments after the fact, by the ways of the material that come before them.</summary>
internal sealed class CommitmentWorker(
    CaseStore store,
    CaseWork work,
    CaseBook book,
    AliasReader aliases,
    RelationVerifier relations,
    WayGoer ways,
    OrderDesk orders,
    CommitmentEnd ends,
    LineKeeper keeper,
    CaseRecorder recorder,
    TimeProvider time,
    ILogger<CommitmentWorker> logger)
    : DueWorker(time, logger)
{
    private static readonly TimeSpan s_again = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task<bool> WorkAsync(CancellationToken stoppingToken)
    {
        var due = await store.TakeDueCommitmentsAsync(work.Worker, Batch, Lease, stoppingToken);
        await Task.WhenAll(due.Select(line => VerifyAsync(line.Case.Id, line.Material.Line, stoppingToken)));
        return due.Count == Batch;
    }

    private async Task VerifyAsync(Guid caseId, int number, CancellationToken stoppingToken)
    {
        if (await work.OpenAsync(caseId, stoppingToken) is not var (file, run))
        {
            // Whose item is over cannot ask any more.
            await CloseUnverifiableAsync(caseId, number, stoppingToken);
            return;
        }

        var state = file.Lines.First(line => line.Stored.Line == number);
        await aliases.BeginAsync(run);
        relations.Begin(run);
        var line = state.AsResolvedIn(run.Matter);
        var reasons = line is null ? [] : await AskAsync(run, line, state);
        await KeepAsync(file, state, line, CommitmentRules.Judge(reasons), stoppingToken);
    }

    private async Task<List<Reason>> AskAsync(CaseRun run, MatterLine line, LineState state)
    {
        var reasons = new List<Reason>();
        foreach (var way in line.Material.Ways.TakeWhile(way => way is not CommitmentWay).Where(OutcomeRules.AsksSource))
        {
            reasons.Add((await ways.GoAsync(run, line, state, way)).Reason);
            if (reasons[^1] == Reason.None)
            {
                break;
            }
        }

        return reasons;
    }

    private async Task CloseUnverifiableAsync(Guid caseId, int number, CancellationToken stoppingToken)
    {
        if (await book.ReadAsync(caseId, stoppingToken) is { } file)
        {
            await KeepAsync(file, file.Lines.First(line => line.Stored.Line == number), null, CommitmentState.Unverifiable, stoppingToken);
        }
    }

    private async Task KeepAsync(CaseFile file, LineState state, MatterLine? line, CommitmentState judged, CancellationToken stoppingToken)
    {
        if (state.Status.Commitment is not { State: CommitmentState.Made })
        {
            return;
        }

        // What no source tells, the item's department finds out by hand; without a calendar it cannot be told until when.
        var order = judged == CommitmentState.Unverifiable ? await orders.VerifyAsync(file, state, SubjectOf(file, state, line)) : null;
        if (judged == CommitmentState.Made || (judged == CommitmentState.Unverifiable && order is null))
        {
            await keeper.SaveAsync(state, state.Content, stored => stored with { VerifyAt = Time.GetUtcNow() + s_again }, null, stoppingToken);
            return;
        }

        var receipt = await recorder.RecordAsync(new CaseAct("verify_commitment", file.Stored.System, file.Stored.Consumer)
        {
            Case = file.Content.Context,
            Item = state.Stored.Item,
            Material = state.Stored.Name.Split('/')[^1],
            Changes = [new ActChange("commitment", $"{state.Stored.Item}/{state.Stored.Name}", judged.ToString().ToLowerInvariant(), default)],
        });
        var content = state.Content.Clone();
        var finding = ends.Judge(file, state, content, judged, receipt);
        var along = new CaseChanges { AddedOrders = order is null ? [] : [order], AddedFindings = finding is null ? [] : [finding] };
        await keeper.SaveAsync(state, content, stored => stored with { VerifyAt = null }, along, stoppingToken);
    }

    /// <summary>Whom the commitment is about.</summary>
    private static Gateway.Contracts.V1.Subject? SubjectOf(CaseFile file, LineState state, MatterLine? line)
    {
        var way = line?.Material.Ways.OfType<CommitmentWay>().FirstOrDefault(way => way.Text == state.Status.Commitment.Text);
        return new CaseParties(file.Content.Parties).SubjectOf(way?.Party ?? CaseValue.Applicant);
    }
}
