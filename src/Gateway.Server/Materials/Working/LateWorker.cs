using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Working;

/// <summary>Asks departments again that were silent, as long as the case is open.</summary>
internal sealed class LateWorker(
    CaseStore store,
    CaseWork work,
    CaseSeal seal,
    AliasReader aliases,
    RelationVerifier relations,
    WayGoer ways,
    LateDesk late,
    TimeProvider time,
    ILogger<LateWorker> logger)
    : DueWorker(time, logger)
{
    /// <inheritdoc/>
    protected override async Task<bool> WorkAsync(CancellationToken stoppingToken)
    {
        var due = await store.TakeDueAsync(work.Worker, Batch, Lease, stoppingToken);
        await Task.WhenAll(due.GroupBy(line => line.Case.Id).Select(lines => AskAsync(lines.Key, [.. lines.Select(line => line.Material.Line)], stoppingToken)));
        return due.Count == Batch;
    }

    private async Task AskAsync(Guid caseId, IReadOnlyCollection<int> numbers, CancellationToken stoppingToken)
    {
        if (await work.OpenAsync(caseId, stoppingToken) is not var (file, run))
        {
            return;
        }

        var known = file.Content.Clone();
        await aliases.BeginAsync(run);
        var verified = await Task.WhenAll(relations.Begin(run));
        file.Content.Relations.Clear();
        file.Content.Relations.AddRange(verified);
        if (!file.Content.Equals(known))
        {
            // Who was found late, and may act, is so for all that follows. Another who saved the case meanwhile knows as much.
            await store.SaveCaseAsync(file.Stored with { Sealed = seal.Seal(caseId, file.Content) }, stoppingToken);
        }

        await Task.WhenAll(file.Lines.Where(line => numbers.Contains(line.Stored.Line)).Select(line => AskAsync(run, line)));
    }

    private async Task AskAsync(CaseRun run, LineState state)
    {
        if (state.AsResolvedIn(run.Matter) is not { } line)
        {
            await late.EndAsync(state);
            return;
        }

        foreach (var way in state.Content.Awaited.Where(way => way < line.Material.Ways.Length))
        {
            // A check is ordered, and a commitment offered, only where it is still of use; else it is awaited no longer.
            var answer = LineRules.TakesLate(state, line.Material.Ways[(int)way])
                ? await ways.GoAsync(run, line, state, line.Material.Ways[(int)way])
                : new(MaterialReason.DepartmentSilent, "", null);
            await late.DeliverAsync(run, line, state.Stored.Line, (int)way, answer);
            if (answer.Replaces)
            {
                return;
            }
        }
    }
}
