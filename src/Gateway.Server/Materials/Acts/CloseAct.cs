using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Acts;

/// <summary>Closes a case.</summary>
internal sealed class CloseAct(CaseDesk desk, CaseStore store, CaseRecorder recorder, TimeProvider time)
{
    /// <summary>Does it.</summary>
    public async Task<Answered<CloseCaseResponse>> DoAsync(ConsumerCall call, CloseCaseRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOpenAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        var receipt = await recorder.RecordAsync(CaseDesk.ActOf(call, "close", request.Case) with
        {
            Item = file.Stored.Items[0].Code,
            Changes = [new ActChange("case", file.Stored.Id.ToString("D"), "closed", default)],
        });
        return await store.CloseAsync(file.Stored.Id, time.GetUtcNow(), cancellationToken)
            ? new CloseCaseResponse { Receipt = receipt }
            : CaseReasons.CaseClosed;
    }
}
