using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Acts;

/// <summary>Takes reports of materials that were asked for all the same. Where the government holds one, that is a finding.</summary>
internal sealed class AskedAct(CaseDesk desk, CaseStore store, CaseSeal seal, CaseRecorder recorder, MaterialsMetrics metrics, TimeProvider time)
{
    private const int GreatestName = 100;
    private const int GreatestNote = 500;

    /// <summary>Does it.</summary>
    public async Task<Answered<ReportAskedResponse>> DoAsync(ConsumerCall call, ReportAskedRequest request, CancellationToken cancellationToken)
    {
        // A case that is closed is reported as well: who brought the paper may say so afterwards.
        var found = await desk.FindAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        if (Check(request) is { } fault)
        {
            return fault;
        }

        if (file.Stored.Items.FirstOrDefault(item => item.Code == request.ServiceItemCode) is not { } item)
        {
            return new Refusal(Reasons.ItemUnknown, Detail: "service_item_code: the case is not about this item. 该办件不涉及此事项。");
        }

        var judged = AskedJudgment.Judge(file, desk.MatterOf(file).Answer, item.Code, request.Material);
        var (verdict, line) = (judged.Verdict, judged.Line);
        var receipt = await recorder.RecordAsync(CaseDesk.ActOf(call, "report_asked", request.Case) with
        {
            Item = item.Code,
            Changes = [new("material", $"{item.Code}/{(verdict == AskedVerdict.OnNoList ? "" : judged.Name)}", NameOf(verdict), default)],
        });
        var finding = verdict is AskedVerdict.ThoughHeld or AskedVerdict.OnNoList ? FindingOf(call, file, request, judged, item) : null;
        var report = new StoredAsked
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Case = file.Stored.Id,
            Item = item.Code,
            Department = item.Department,
            Material = judged.Name,
            Verdict = (short)verdict,
            ReportedAt = time.GetUtcNow(),
            Month = file.Stored.Month,
            Finding = finding?.Id,
        };
        var kept = await store.AddAskedAsync(report, finding, cancellationToken);
        if (kept.Id == report.Id)
        {
            metrics.Asked(item.Department, verdict);
        }

        return new ReportAskedResponse
        {
            Verdict = (AskedVerdict)kept.Verdict,
            Finding = kept.Finding?.ToString("D") ?? "",
            Held = (AskedVerdict)kept.Verdict == AskedVerdict.ThoughHeld ? line?.Status.Receipt : null,
            Receipt = receipt,
        };
    }

    private static Refusal? Check(ReportAskedRequest request) =>
        request.Material.Length == 0 ? new Refusal(Reasons.RequestMalformed, Detail: "material: say what was asked for. 请填写材料。")
        : CallBounds.HoldsCitizenNumber(request.Material)
            ? new Refusal(Reasons.RequestMalformed, Detail: "material: must not be a citizen number. 不得填写公民身份号码。")
        : CallBounds.HoldsCitizenNumber(request.Note)
            ? new Refusal(Reasons.RequestMalformed, Detail: "note: must not hold a citizen number. 不得填写公民身份号码。")
        : CallBounds.Text("material", request.Material, GreatestName) ?? CallBounds.Text("note", request.Note, GreatestNote);

    private StoredFinding FindingOf(ConsumerCall call, CaseFile file, ReportAskedRequest request, AskedJudgment judged, CaseItem item)
    {
        var (id, line) = (Guid.CreateVersion7(time.GetUtcNow()), judged.Line);
        return new StoredFinding
        {
            Id = id,
            Case = file.Stored.Id,
            Kind = (short)(judged.Verdict == AskedVerdict.ThoughHeld ? FindingKind.AskedThoughHeld : FindingKind.AskedOnNoList),
            Department = item.Department,
            Consumer = call.Department,
            Item = item.Code,
            Material = judged.Name,
            Entry = line?.Status.Attempts.FirstOrDefault(attempt => attempt.Index == line.Status.Way)?.Asked ?? "",
            MadeAt = time.GetUtcNow(),
            Sealed = seal.Seal(id, new FindingContent { Note = request.Note, Evidence = line?.Status.Receipt }),
        };
    }

    private static string NameOf(AskedVerdict verdict) => verdict switch
    {
        AskedVerdict.Rightly => "asked_rightly",
        AskedVerdict.ThoughHeld => "asked_though_held",
        AskedVerdict.NotNeeded => "asked_not_needed",
        AskedVerdict.Premature => "asked_premature",
        _ => "asked_on_no_list",
    };
}
