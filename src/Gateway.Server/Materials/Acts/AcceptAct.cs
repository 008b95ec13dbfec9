using Gateway.Audit;
using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Server.Exchanges;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Resolving;
using Gateway.Storage.Cases;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Acts;

/// <summary>Records what the applicant says of what was found.</summary>
internal sealed class AcceptAct(
    CaseDesk desk, CaseStore store, LineKeeper keeper, CaseSeal seal, CaseCompletion completion, CaseRecorder recorder, TimeProvider time)
{
    private const int GreatestNote = 500;

    /// <summary>Does it.</summary>
    public async Task<Answered<AcceptResponse>> DoAsync(ConsumerCall call, AcceptRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOpenAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        if (Check(request, file) is { } fault)
        {
            return fault;
        }

        LineState[] lines = request.Materials.Count > 0
            ? [.. request.Materials.Distinct(StringComparer.Ordinal).Select(name => file.FindLine(name)!)]
            : [.. file.Lines.Where(line => LineRules.IsFound(line.Status) && line.Status.Consent == Consent.Unspecified)];
        var response = new AcceptResponse
        {
            Receipt = await recorder.RecordAsync(CaseDesk.ActOf(call, "accept", request.Case, lines is [var only] ? only : null) with
            {
                Subjects = new CaseParties(file.Content.Parties).SubjectOf(CaseValue.Applicant) is { } applicant ? [(SubjectRole.Applicant, applicant)] : [],
                Changes = [.. lines.Select(line => new ActChange("material", $"{line.Stored.Item}/{line.Stored.Name}", NameOf(request.Consent, line), default))],
            }),
        };
        foreach (var line in lines)
        {
            if (await KeepAsync(call, file, line, request, response, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        // What the applicant brings is waited for no longer.
        await completion.CheckAsync(file.Stored.Id, cancellationToken);
        return response;
    }

    private static Refusal? Check(AcceptRequest request, CaseFile file)
    {
        if (request.Consent is Consent.Unspecified || !Enum.IsDefined(request.Consent))
        {
            return Malformed("consent: say what the applicant says. 请填写申请人的意见。");
        }

        if (request.Materials.Count == 0 && request.Consent != Consent.Use)
        {
            return Malformed("materials: name those that the applicant does not agree with. 请填写申请人不同意的材料。");
        }

        if (request.Materials.Count > file.Lines.Count)
        {
            return Malformed("materials: more than the case has. 数量超出办件的材料总数。");
        }

        if (CallBounds.Text("note", request.Note, GreatestNote) is { } note)
        {
            return note;
        }

        if (CallBounds.HoldsCitizenNumber(request.Note))
        {
            // Departments read it.
            return Malformed("note: must not hold a citizen number. 不得填写公民身份号码。");
        }

        foreach (var name in request.Materials)
        {
            if (file.FindLine(name) is not { } line)
            {
                return new Refusal(CaseReasons.MaterialUnknown, Detail: "materials");
            }

            // Whatever stands in may be declined, and that taken back; only what was found can be right or wrong.
            if (request.Consent != Consent.BringInstead && !LineRules.IsFound(line.Status) && !IsTakenBack(request, line))
            {
                return new Refusal(CaseReasons.EvidenceUnknown, Detail: $"{name}: nothing was found that the applicant could judge. 该材料没有可供确认的查询结果。");
            }
        }

        return null;
    }

    private async Task<Refusal?> KeepAsync(
        ConsumerCall call, CaseFile file, LineState line, AcceptRequest request, AcceptResponse response, CancellationToken cancellationToken)
    {
        var content = line.Content.Clone();
        var finding = request.Consent is Consent.NotMe or Consent.Wrong ? FindingOf(call, file, line, request) : null;
        content.Status.Consent = request.Consent;
        if (IsTakenBack(request, line))
        {
            TakeBack(content.Status);
        }
        else if (request.Consent != Consent.Use)
        {
            Bring(content, request.Consent == Consent.BringInstead ? Reason.ApplicantDeclined : Reason.Disputed);
        }

        var withdrawn = request.Consent == Consent.Use ? null : await store.WithdrawAsync(line, cancellationToken);
        var along = finding is null && withdrawn is null
            ? null
            : new CaseChanges
            {
                AddedFindings = finding is null ? [] : [finding],
                Orders = withdrawn is null ? [] : [withdrawn],

                // What one disputes nobody relies on.
                EndedFacts = finding is not null && Guid.TryParseExact(line.Status.Fact, "D", out var fact) ? [(fact, time.GetUtcNow())] : [],
            };
        if (await keeper.SaveAsync(
            line, content, stored => request.Consent == Consent.Use ? stored : stored with { AskAgainAt = null, VerifyAt = null }, along, cancellationToken) is not { } saved)
        {
            return new Refusal(CaseReasons.CaseBusy, Detail: $"{line.Stored.Name}: changed meanwhile; call again. 材料状态已变化，请重试。");
        }

        response.Materials.Add(saved.Status);
        if (finding is not null)
        {
            response.Findings.Add(finding.Id.ToString("D"));
        }

        return null;
    }

    private static bool IsTakenBack(AcceptRequest request, LineState line) => request.Consent == Consent.Use && LineRules.IsSetAside(line.Status);

    /// <summary>The next resolution goes its ways again; what a department objected to, and a broken word, are not the applicant's to take back.</summary>
    private void TakeBack(MaterialStatus status)
    {
        var reason = status.Commitment is { State: CommitmentState.Broken } ? Reason.CommitmentBroken
            : status.Attempts.Any(attempt => attempt.Reason == MaterialReason.CheckObjected) ? Reason.CheckObjected
            : Reason.None;
        status.Consent = Consent.Unspecified;
        LineTeller.SetOutcome(status, reason == Reason.None ? Outcome.None : Outcome.ToBeSupplied, reason, time.GetUtcNow());
    }

    private void Bring(LineContent content, Reason reason)
    {
        LineTeller.SetOutcome(content.Status, Outcome.ToBeSupplied, reason, time.GetUtcNow());
        (content.Status.Evidence, content.Status.LatePending) = ("", false);
        content.Awaited.Clear();
        if (content.Status.Commitment is { State: CommitmentState.Offered or CommitmentState.Made or CommitmentState.Unverifiable })
        {
            // Who brings the material is held to no word.
            content.Status.Commitment = null;
        }
    }

    private StoredFinding FindingOf(ConsumerCall call, CaseFile file, LineState line, AcceptRequest request)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var asked = line.Status.Attempts.FirstOrDefault(attempt => attempt.Index == line.Status.Way)?.Asked ?? "";
        return new StoredFinding
        {
            Id = id,
            Case = file.Stored.Id,
            Kind = (short)(request.Consent == Consent.NotMe ? FindingKind.NotMe : FindingKind.Wrong),
            Department = line.Status.Provenance?.Provider ?? asked.Split('/')[0],
            Consumer = call.Department,
            Item = line.Stored.Item,
            Material = line.Stored.Name,
            Entry = asked,
            MadeAt = time.GetUtcNow(),
            Sealed = seal.Seal(id, new FindingContent { Note = request.Note, Evidence = line.Status.Receipt }),
        };
    }

    private static string NameOf(Consent consent, LineState line) => consent switch
    {
        Consent.Use when LineRules.IsSetAside(line.Status) => "taken_back",
        Consent.Use => "use",
        Consent.NotMe => "not_me",
        Consent.Wrong => "wrong",
        _ => "bring_instead",
    };

    private static Refusal Malformed(string detail) => new(Reasons.RequestMalformed, Detail: detail);
}
