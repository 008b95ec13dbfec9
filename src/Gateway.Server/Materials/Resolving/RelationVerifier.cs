using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Answer = Gateway.Core.Items.Resolving.WayAnswer<Gateway.Server.Materials.Asking.WayEvidence>;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;
using Relation = Gateway.Core.Items.Relation;
using WayAttempt = Gateway.Contracts.Materials.V1.WayAttempt;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Verifies by whom who acts may act, before anything is asked about the one acted for.</summary>
internal sealed class RelationVerifier(WayGoer ways, TimeProvider time)
{
    /// <summary>Begins to verify the relations of a case, and closes what waits for them. What was verified before is not asked again.</summary>
    /// <returns>One for each relation that the case has, as it comes to be known.</returns>
    public IReadOnlyList<Task<RelationStatus>> Begin(CaseRun run)
    {
        var tasks = new List<Task<RelationStatus>>();
        foreach (var relation in run.Matter.Relations)
        {
            if (run.Context.Parties.Find(relation.Agent) is null || run.Context.Parties.Find(relation.Principal) is null)
            {
                continue;
            }

            var known = run.Context.Content.Relations.FirstOrDefault(each => each.Relation == relation.Code && each.Verified);
            var silence = new Silence();
            var task = known is not null ? Task.FromResult(known) : VerifyAsync(run, relation, silence);
            tasks.Add(task);
            run.Gate(relation.Principal, new RoleGate(ReasonOf(task), silence));
        }

        return tasks;
    }

    private static async Task<Reason> ReasonOf(Task<RelationStatus> relation) => (Reason)(int)(await relation).Reason;

    private Task<Answer> GoAsync(CaseRun run, MatterLine line, MaterialWay way, Silence silence)
    {
        silence.Entry = run.SilentLookup(way) ?? LineTeller.AskedBy(way);
        return ways.VerifyAsync(run, line, way);
    }

    private async Task<RelationStatus> VerifyAsync(CaseRun run, Relation relation, Silence silence)
    {
        var item = run.Matter.Items.First(each => each.Relations.Contains(relation));
        var material = new Material(relation.Code, relation.Name, MaterialKind.Proof, MaterialForm.Electronic, "", "", [.. relation.Ways, ApplicantWay.Instance]);
        var line = new MatterLine(-1, relation.Code, material, [item]);
        var result = await LineResolver.ResolveAsync(line, 0, way => GoAsync(run, line, relation.Ways[way], silence), time);
        WayAttempt[] attempts = [.. result.Attempts.Select(attempt => LineTeller.Tell(material, attempt, run.SilentLookup))];
        silence.Entry = attempts.FirstOrDefault(attempt => result.Reason == Reason.DepartmentSilent && (Reason)(int)attempt.Reason == result.Reason)?.Asked;
        var verified = result.Outcome != Outcome.ToBeSupplied;
        return new RelationStatus
        {
            Relation = relation.Code,
            Name = relation.Name,
            Agent = relation.Agent,
            Principal = relation.Principal,
            Verified = verified,
            Reason = (Gateway.Contracts.Materials.V1.MaterialReason)(int)result.Reason,
            Attempts = { attempts },
            Receipt = verified ? result.Attempts[^1].Answer.Evidence?.Answer?.Receipt : null,
        };
    }
}
