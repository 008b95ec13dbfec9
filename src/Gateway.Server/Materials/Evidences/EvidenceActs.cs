using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Refusals;

namespace Gateway.Server.Materials.Evidences;

/// <summary>Shows the applicant what was found, and gives it to who may use it.</summary>
internal sealed class EvidenceActs(CaseDesk desk, EvidenceReader evidences)
{
    /// <summary>Shows what was found.</summary>
    public async Task<Answered<PreviewResponse>> PreviewAsync(ConsumerCall call, PreviewRequest request, CancellationToken cancellationToken)
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

        if (request.Materials.Count > file.Lines.Count)
        {
            return new Refusal(Reasons.RequestMalformed, Detail: "materials: more than the case has. 数量超出办件的材料总数。");
        }

        if (request.Materials.Any(name => file.FindLine(name) is null))
        {
            return Reasons.MaterialUnknown;
        }

        var lines = request.Materials.Count > 0
            ? request.Materials.Distinct(StringComparer.Ordinal).Select(name => file.FindLine(name)!)
            : file.Lines.Where(line => LineRules.IsFound(line.Status) && line.Status.Consent == Consent.Unspecified);
        return new PreviewResponse
        {
            Materials =
            {
                await Task.WhenAll(lines.Select(async line => LineRules.IsFound(line.Status)
                    ? Tell(line, await evidences.ReadAsync(call, file, request.Case, about, line, [], cancellationToken))
                    : Tell(line, Reasons.EvidenceUnknown))),
            },
        };
    }

    /// <summary>Gives the evidence of a handle.</summary>
    public async Task<Answered<GetEvidenceResponse>> GetAsync(ConsumerCall call, GetEvidenceRequest request, CancellationToken cancellationToken)
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

        if (request.Evidence.Length == 0 || file.Lines.FirstOrDefault(line => line.Status.Evidence == request.Evidence) is not { } state)
        {
            return Reasons.EvidenceUnknown;
        }

        if (state.Status.Consent != Consent.Use)
        {
            return Reasons.EvidenceNotAccepted;
        }

        var evidence = await evidences.ReadAsync(call, file, request.Case, about, state, request.Fields, cancellationToken);
        return evidence.Answer is { } answer ? new GetEvidenceResponse { Evidence = answer } : evidence.Refusal!;
    }

    private static PreviewedMaterial Tell(LineState line, Answered<Evidence> evidence) => evidence.Refusal is { } refusal
        ? new PreviewedMaterial
        {
            Material = line.Stored.Name,
            Code = refusal.Reason.Code,
            Message = RefusalStatus.MessageOf(refusal),
            MessageZh = refusal.Reason.Chinese,
        }
        : new PreviewedMaterial { Material = line.Stored.Name, Evidence = evidence.Answer };
}
