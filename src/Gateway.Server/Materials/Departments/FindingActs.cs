using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Telling;
using Gateway.Storage.Cases;
using Receipt = Gateway.Contracts.V1.Receipt;

namespace Gateway.Server.Materials.Departments;

/// <summary>Findings about a department, and what it says was done.</summary>
internal sealed class FindingActs(CaseStore store, CaseSeal seal, CaseRecorder recorder, TimeProvider time)
{
    private const int GreatestTries = 5;

    /// <summary>Lists findings.</summary>
    public async Task<Answered<ListFindingsResponse>> ListAsync(DepartmentCall call, ListFindingsRequest request, CancellationToken cancellationToken)
    {
        var read = await WorkPages.ReadAsync(
            request.PageSize, request.PageToken, (size, token) => store.ListFindingsAsync(call.Department, request.All, size, token, cancellationToken));
        if (read.Answer is not { } page)
        {
            return read.Refusal!;
        }

        await recorder.RecordAsync(call.Act("list_findings"));
        return new ListFindingsResponse { Findings = { page.Rows.Select(finding => Tell(call, finding)) }, NextPageToken = page.NextPageToken };
    }

    /// <summary>Says what was done about one. What is said last stands.</summary>
    public async Task<Answered<AnswerFindingResponse>> AnswerAsync(DepartmentCall call, AnswerFindingRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Answer))
        {
            return WorkTexts.Malformed("answer: say what was done. 请填写处理情况。");
        }

        if (WorkTexts.Check("answer", request.Answer) is { } fault)
        {
            return fault;
        }

        var recorded = false;
        for (var tries = 0; tries < GreatestTries; tries++)
        {
            if (!Guid.TryParseExact(request.FindingId, "D", out var id)
                || await store.FindFindingAsync(id, cancellationToken) is not var (finding, caseNumber)
                || !string.Equals(finding.Department, call.Department, StringComparison.Ordinal))
            {
                return Reasons.FindingUnknown;
            }

            if (!recorded)
            {
                await RecordAsync(call, finding, caseNumber);
                (recorded, cancellationToken) = (true, CancellationToken.None);
            }

            var content = seal.OpenFinding(id, finding.Sealed);
            content.Answer = request.Answer;
            var answered = finding with { AnsweredAt = Moments.Now(time), Sealed = seal.Seal(id, content) };
            if (await store.SaveFindingAsync(answered, cancellationToken))
            {
                return new AnswerFindingResponse { Finding = Tell(call, new ListedFinding(answered, caseNumber)) };
            }
        }

        return Reasons.CaseBusy;
    }

    private Task<Receipt> RecordAsync(DepartmentCall call, StoredFinding finding, string caseNumber) =>
        recorder.RecordAsync(call.Act("answer_finding", caseNumber) with
        {
            Item = finding.Item,
            Changes = [new("finding", finding.Id.ToString("D"), "answered", default)],
        });

    private Finding Tell(DepartmentCall call, ListedFinding listed)
    {
        var (finding, caseNumber) = listed;
        var content = seal.OpenFinding(finding.Id, finding.Sealed);
        return new Finding
        {
            FindingId = finding.Id.ToString("D"),
            Kind = (FindingKind)finding.Kind,
            Department = finding.Department,
            Consumer = finding.Consumer,
            CaseNumber = caseNumber,
            ServiceItemCode = finding.Item,
            Material = NameOf(call, finding),
            Entry = finding.Entry,
            Note = content.Note,
            MadeAt = Moments.Of(finding.MadeAt),
            Evidence = content.Evidence,
            Answer = content.Answer,
            AnsweredAt = Moments.Of(finding.AnsweredAt),
        };
    }

    /// <summary>As people call it: what is on no list has the name that it was asked for by.</summary>
    private static string NameOf(DepartmentCall call, StoredFinding finding) => (FindingKind)finding.Kind == FindingKind.AskedOnNoList
        ? finding.Material
        : call.Snapshot.Items.Find(finding.Item)?.FindMaterial(finding.Material.Split('/')[^1])?.Name ?? finding.Material;
}
