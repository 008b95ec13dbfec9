using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Gateway.Storage.Cases;
using Result = Gateway.Core.Items.Resolving.LineResult<Gateway.Server.Materials.Asking.WayEvidence>;

namespace Gateway.Server.Materials.Resolving;

/// <summary>One pass over the open lines of a case.</summary>
internal sealed class Resolution(
    CaseStore store,
    CaseBook book,
    CaseSeal seal,
    AliasReader aliases,
    RelationVerifier relations,
    WayGoer ways,
    LineKeeper keeper,
    LateDesk late,
    MaterialsMetrics metrics,
    RunningCases running,
    TimeProvider time,
    ILogger<Resolution> logger)
{
    private const int GreatestTries = 3;

    /// <summary>Resolves what is open, tells everything, and counts it.</summary>
    /// <param name="run">The case's questions.</param>
    /// <param name="file">The case.</param>
    /// <param name="act">The proof of the act.</param>
    /// <param name="tell">Tells the caller.</param>
    /// <returns>The summary; null where the case was closed meanwhile.</returns>
    public async Task<CaseSummary?> RunAsync(CaseRun run, CaseFile file, Receipt act, Action<ResolveResponse> tell)
    {
        var settled = file.Lines.Where(line => !LineRules.IsOpen(line) || line.In(run.Matter) is null).ToArray();
        foreach (var line in settled)
        {
            tell(new ResolveResponse { Material = line.Status });
        }

        var parties = new LateParties(run, store, book, seal, logger);
        var looking = aliases.BeginAsync(run, parties.KeepAsync);
        _ = running.Run(() => looking);
        var verifying = relations.Begin(run).Select(task => TellAsync(task, tell)).ToArray();
        var resolved = await Task.WhenAll(file.Lines.Except(settled).Select(line => ResolveAsync(run, line.In(run.Matter)!, line, 0, act, tell)));
        var verified = await Task.WhenAll(verifying);

        MaterialStatus[] all = [.. settled.Concat(resolved).OrderBy(line => line.Stored.Line).Select(line => line.Status)];
        parties.Begin();
        return await KeepAsync(run, file, verified, Summaries.IsComplete(all)) ? Summaries.Of(all, file.Content.NotNeeded.Count) : null;
    }

    /// <summary>Resolves one line from a way on, keeps what became of it, and tells it.</summary>
    public async Task<LineState> ResolveAsync(CaseRun run, MatterLine line, LineState before, int from, Receipt act, Action<ResolveResponse> tell)
    {
        var result = await LineResolver.ResolveAsync(line, from, way => ways.GoAsync(run, line, before, line.Material.Ways[way]), time);
        var content = LineTeller.Tell(line, before, result, run.SilentBefore, act, time.GetUtcNow());
        var along = Along(run, line, result, content);
        var saved = await keeper.SaveAsync(before, content, stored => Schedule(stored, content, result), along, CancellationToken.None);
        for (var tries = 0; saved is null && tries < GreatestTries && await ReadOpenAsync(run, before) is { } open; tries++)
        {
            // What came meanwhile, such as another silence, leaves the line open: what was answered now is kept.
            saved = await keeper.SaveAsync(open, content, stored => Schedule(stored, content, result), along, CancellationToken.None);
        }

        if (saved is null)
        {
            saved = await KeepAfterAnotherAsync(run, before, content, along);
        }
        else
        {
            // A material that is tried again with the same result is no other material.
            if ((before.Stored.Outcome, before.Stored.Reason) != (saved.Stored.Outcome, saved.Stored.Reason))
            {
                metrics.Outcome(line, content.Status);
            }

            late.Follow(run, line, saved, result);
        }

        if (saved.Status.DecidedAt is not null)
        {
            tell(new ResolveResponse { Material = saved.Status });
        }

        return saved;
    }

    /// <summary>The line as it stands now; null where it is not open any more, or its case is closed.</summary>
    private async Task<LineState?> ReadOpenAsync(CaseRun run, LineState before) =>
        await book.ReadAsync(run.CaseId, CancellationToken.None) is { Stored.ClosedAt: null } now
        && now.Lines.FirstOrDefault(each => each.Stored.Line == before.Stored.Line) is { } line && LineRules.IsOpen(line)
            ? line
            : null;

    /// <summary>
    /// Another act changed the line meanwhile, and stands. Closing alone decides nothing: what was answered is kept all the same, but for a
    /// check, which is ordered for no closed case.
    /// </summary>
    private async Task<LineState> KeepAfterAnotherAsync(CaseRun run, LineState before, LineContent content, CaseChanges? along)
    {
        var now = await book.ReadAsync(run.CaseId, CancellationToken.None);
        var stands = now!.Lines.First(each => each.Stored.Line == before.Stored.Line);
        if (now.Stored.ClosedAt is null || stands.Stored.DecidedAt != before.Stored.DecidedAt || along is { AddedOrders.Count: > 0 })
        {
            return stands;
        }

        (content.Status.Evidence, content.Status.LatePending) = ("", false);
        content.Awaited.Clear();
        return await keeper.SaveAsync(
            stands, content, stored => stored with { Holder = HolderOf(content.Status) ?? stored.Holder }, along, CancellationToken.None) ?? stands;
    }

    private static async Task<RelationStatus> TellAsync(Task<RelationStatus> relation, Action<ResolveResponse> tell)
    {
        var status = await relation;
        tell(new ResolveResponse { Relation = status });
        return status;
    }

    private CaseChanges? Along(CaseRun run, MatterLine line, Result result, LineContent content)
    {
        if (result.Outcome == Core.Items.Resolving.MaterialOutcome.ToBeSupplied || result.Attempts[^1].Answer.Evidence is not { } evidence)
        {
            return null;
        }

        if (evidence.Order is { } order)
        {
            return new CaseChanges { AddedOrders = [order] };
        }

        if (ways.FactOf(run, line, line.Material.Ways[result.Way], evidence) is { } fact)
        {
            content.Status.Fact = fact.Id.ToString("D");
            return new CaseChanges { AddedFacts = [fact] };
        }

        return null;
    }

    private StoredMaterial Schedule(StoredMaterial stored, LineContent content, Result result) => stored with
    {
        Holder = HolderOf(content.Status) ?? stored.Holder,
        Tries = 0,
        AskAgainAt = content.Awaited.Count == 0 ? null
            : time.GetUtcNow() + (result.Attempts.Any(attempt => attempt.Awaited is not null) ? Backoff.UnderWay : Backoff.After(0)),
    };

    private static string? HolderOf(MaterialStatus status) =>
        status.Provenance?.Provider ?? (status.Order?.Department is { Length: > 0 } department ? department : null);

    /// <summary>Keeps what the case says; false where it was closed meanwhile.</summary>
    private async Task<bool> KeepAsync(CaseRun run, CaseFile file, IReadOnlyCollection<RelationStatus> verified, bool complete)
    {
        var content = run.Context.Content;
        content.Relations.Clear();
        content.Relations.AddRange(verified);
        for (var (stored, tries) = (file.Stored, 0); tries < GreatestTries; tries++)
        {
            var kept = stored with
            {
                // An older number may still be looked up: a copy does not change under the seal.
                Sealed = seal.Seal(stored.Id, content.Clone()),
                CompletedAt = stored.CompletedAt ?? (complete ? time.GetUtcNow() : null),
            };
            if (await store.SaveCaseAsync(kept, CancellationToken.None))
            {
                if (stored.CompletedAt is null)
                {
                    metrics.Complete(kept);
                }

                return true;
            }

            if (await book.ReadAsync(stored.Id, CancellationToken.None) is not { Stored.ClosedAt: null } now)
            {
                return false;
            }

            stored = now.Stored;
        }

        return true;
    }
}
