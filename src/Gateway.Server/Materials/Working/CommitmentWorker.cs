using Gateway.Audit;
using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Working;

/// <summary>Verifies commitments after the fact, by the ways of the material that come before them.</summary>
internal sealed class CommitmentWorker(
    CaseStore store,
    CaseWork work,
    CaseBook book,
    CaseSeal seal,
    AliasReader aliases,
    RelationVerifier relations,
    WayGoer ways,
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
        await aliases.ResolveAsync(run);
        relations.Begin(run);
        var reasons = state.AsResolvedIn(run.Matter) is { } line ? await AskAsync(run, line, state) : [];
        await KeepAsync(file, state, CommitmentRules.Judge(reasons), stoppingToken);
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
            await KeepAsync(file, file.Lines.First(line => line.Stored.Line == number), CommitmentState.Unverifiable, stoppingToken);
        }
    }

    private async Task KeepAsync(CaseFile file, LineState state, CommitmentState judged, CancellationToken stoppingToken)
    {
        if (judged == CommitmentState.Made)
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
        content.Status.Commitment.State = judged;
        StoredFinding? finding = null;
        if (judged == CommitmentState.Broken)
        {
            LineTeller.SetOutcome(content.Status, Outcome.ToBeSupplied, Reason.CommitmentBroken, Time.GetUtcNow());
            finding = FindingOf(file, state, receipt);
        }

        await keeper.SaveAsync(
            state, content, stored => stored with { VerifyAt = null }, finding is null ? null : new CaseChanges { AddedFindings = [finding] }, stoppingToken);
    }

    private StoredFinding FindingOf(CaseFile file, LineState state, Gateway.Contracts.V1.Receipt receipt)
    {
        var id = Guid.CreateVersion7(Time.GetUtcNow());
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
            MadeAt = Time.GetUtcNow(),
            Sealed = seal.Seal(id, new FindingContent { Evidence = receipt }),
        };
    }
}
