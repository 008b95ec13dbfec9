using Gateway.Contracts.Materials.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Resolving;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Evidences;

/// <summary>Gets what replaces a material: nothing of it is kept, so that the source is asked, decided and recorded again.</summary>
internal sealed class EvidenceReader(CaseDesk desk, Asker asker, WayGoer ways, JurisdictionClock clock)
{
    /// <summary>The evidence of a line, or why it cannot be had.</summary>
    public async Task<Answered<Evidence>> ReadAsync(
        ConsumerCall call, CaseFile file, CaseContext context, Matter matter, LineState state, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        if (state.AsResolvedIn(matter) is not { } line || state.Status.Way >= line.Material.Ways.Length)
        {
            // The item was revised: it does not ask for this any more, or in other ways.
            return CaseReasons.EvidenceUnknown;
        }

        var way = line.Material.Ways[(int)state.Status.Way];
        var run = desk.RunOf(call, file, context, matter);
        var (ask, fault) = ways.PlanFor(run, line, way);
        if (ask is null)
        {
            return new Refusal(fault.Reason == Core.Items.Resolving.MaterialReason.NoAgreement ? Reasons.NoAgreement : CaseReasons.EvidenceUnknown, Detail: fault.Code);
        }

        var answer = await asker.AskAsync(ask, run.Context, run.Context.Of(line), fields, cancellationToken);
        return answer.Refusal is { } refusal ? refusal : Tell(state, way, answer, run.Context.Parties, fields.Count > 0);
    }

    private Evidence Tell(LineState state, MaterialWay way, AskAnswer answer, CaseParties parties, bool furtherFields)
    {
        var satisfies = WayJudge.Judge(way, answer, parties, clock.Today).Replaces;
        var (records, certificates) = WayJudge.Replacing(way, answer, parties, clock.Today);
        var evidence = new Evidence
        {
            Material = state.Stored.Name,
            Records = { records },
            Certificates = { certificates },
            Satisfies = satisfies,

            // With further fields the records are others, whatever the source changed.
            Changed = !satisfies || (!furtherFields && !state.Content.Digest.IsEmpty && answer.Provenance?.Digest != state.Content.Digest),
            Provenance = answer.Provenance,
            Receipt = answer.Receipt,
        };
        foreach (var (field, verdict) in answer.Verdicts)
        {
            evidence.Verdicts[field] = verdict;
        }

        return evidence;
    }
}
