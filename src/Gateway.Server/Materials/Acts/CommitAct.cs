using System.Security.Cryptography;
using System.Text;
using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Server.Exchanges;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Materials.Telling;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Acts;

/// <summary>Records a written commitment (告知承诺), and schedules its verification.</summary>
internal sealed class CommitAct(
    CaseDesk desk,
    AliasReader aliases,
    RelationVerifier relations,
    WayGoer ways,
    OrderDesk orders,
    LineKeeper keeper,
    CaseCompletion completion,
    CaseRecorder recorder,
    TimeProvider time)
{
    /// <summary>Does it.</summary>
    public async Task<Answered<CommitResponse>> DoAsync(ConsumerCall call, CommitRequest request, CancellationToken cancellationToken)
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

        if (CallBounds.Text("signature_ref", request.SignatureRef, 128) is { } fault)
        {
            return fault;
        }

        if (CallBounds.HoldsCitizenNumber(request.SignatureRef))
        {
            // Its hash is in the log, and whose number it is could be tried out.
            return new Refusal(Reasons.RequestMalformed, Detail: "signature_ref: must not be a citizen number. 不得填写公民身份号码。");
        }

        var (state, line) = CaseDesk.Find(file, about, request.Material);
        if (state is null)
        {
            return CaseReasons.MaterialUnknown;
        }

        if (state.Status.Commitment is { State: CommitmentState.Made or CommitmentState.Kept or CommitmentState.Unverifiable } made && made.Text == request.Text)
        {
            return await RepeatAsync(call, request, state);
        }

        if (line is null || state.Status.Commitment is not { State: CommitmentState.Offered } offered
            || line.Material.Ways.OfType<CommitmentWay>().FirstOrDefault(way => way.Text == offered.Text) is not { } way)
        {
            return CaseReasons.CommitmentNotOffered;
        }

        if (!state.IsResolvedBy(line))
        {
            return new Refusal(CaseReasons.CommitmentNotOffered, Detail: "the item was revised: resolve the case again. 事项已修订，请重新查询。");
        }

        if (request.Text != offered.Text)
        {
            return CaseReasons.CommitmentTextOther;
        }

        // What stood when it was offered may have changed: the record of today counts.
        var run = desk.RunOf(call, file, request.Case, about);
        _ = aliases.BeginAsync(run);
        relations.Begin(run);
        var may = await ways.OfferAsync(run, line, way);
        if (!may.Replaces)
        {
            return may.Reason == Reason.BadCredit ? CaseReasons.CommitmentBadCredit
                : may.Evidence?.Answer?.Refusal ?? new Refusal(CaseReasons.CommitmentNotOffered, Detail: may.Code);
        }

        if (orders.DueAfter(way.VerifyDays) is not { } verifyAt)
        {
            return CaseReasons.CalendarMissing;
        }

        return await MakeAsync(call, file, request, state, verifyAt, cancellationToken);
    }

    /// <summary>The same word again is harmless: what was made stands, with its proof.</summary>
    private async Task<Answered<CommitResponse>> RepeatAsync(ConsumerCall call, CommitRequest request, LineState state)
    {
        await recorder.RecordAsync(CaseDesk.ActOf(call, "commit", request.Case, state) with
        {
            Changes = [new("commitment", $"{state.Stored.Item}/{state.Stored.Name}", "repeated", default)],
        });
        return new CommitResponse { Material = state.Status, Receipt = state.Status.Receipt };
    }

    private async Task<Answered<CommitResponse>> MakeAsync(
        ConsumerCall call, CaseFile file, CommitRequest request, LineState state, DateTimeOffset verifyAt, CancellationToken cancellationToken)
    {
        var applicant = new CaseParties(file.Content.Parties).SubjectOf(CaseValue.Applicant);
        var receipt = await recorder.RecordAsync(CaseDesk.ActOf(call, "commit", request.Case, state) with
        {
            Subjects = applicant is null ? [] : [(SubjectRole.Applicant, applicant)],
            Changes =
            [
                new(
                    "commitment",
                    $"{state.Stored.Item}/{state.Stored.Name}",
                    "verify " + verifyAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                    new Digest(SHA256.HashData(Encoding.UTF8.GetBytes(request.Text + "\n" + request.SignatureRef)))),
            ],
        });
        var content = state.Content.Clone();
        content.Status.Commitment = new Commitment
        {
            State = CommitmentState.Made,
            Text = request.Text,
            MadeAt = Moments.Of(time.GetUtcNow()),
            VerifyAt = Moments.Of(verifyAt),
        };
        LineTeller.SetCommitment(content.Status, CommitmentState.Made, time.GetUtcNow());
        content.Status.Consent = Consent.Use;
        content.Status.Receipt = receipt;
        if (await keeper.SaveAsync(state, content, stored => stored with { VerifyAt = verifyAt }, null, cancellationToken) is not { } saved)
        {
            return CaseReasons.CaseBusy;
        }

        await completion.CheckAsync(file.Stored.Id, cancellationToken);
        return new CommitResponse { Material = saved.Status, Receipt = receipt };
    }
}
