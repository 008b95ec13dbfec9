using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Telling;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Attempt = Gateway.Core.Items.Resolving.WayAttempt<Gateway.Server.Materials.Asking.WayEvidence>;
using Outcome = Gateway.Core.Items.Resolving.MaterialOutcome;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;
using Result = Gateway.Core.Items.Resolving.LineResult<Gateway.Server.Materials.Asking.WayEvidence>;
using WayAttempt = Gateway.Contracts.Materials.V1.WayAttempt;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Tells what became of a line.</summary>
internal static class LineTeller
{
    /// <summary>What is kept and told of a line that was resolved.</summary>
    /// <param name="line">The line.</param>
    /// <param name="before">The line as it stood.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="silent">Entry that is silent about what must be known before a way is gone, or null.</param>
    /// <param name="act">The proof of the act, for outcomes that nothing was asked for.</param>
    /// <param name="now">This moment.</param>
    public static LineContent Tell(MatterLine line, LineState before, Result result, Func<MaterialWay, string?> silent, Receipt act, DateTimeOffset now)
    {
        var status = new MaterialStatus
        {
            Material = line.Name,
            Name = line.Material.Name,
            Items = { line.Items.Select(item => item.Code) },
            Attempts = { before.Status.Attempts.Where(attempt => attempt.Index < FirstOf(result)) },
            Receipt = act,
            Order = before.Status.Order,
            Way = (uint)result.Way,
            Condition = line.Condition,
        };
        status.Attempts.AddRange(result.Attempts.Select(attempt => Tell(line.Material, attempt, silent)));

        // Ways that were tried before count as those of this time do.
        SetOutcome(status, result.Outcome, result.Outcome == Outcome.ToBeSupplied ? WhyToSupply(status) : Reason.None, now);
        var tried = status.Attempts.Select(attempt => ((int)attempt.Index, (Reason)(int)attempt.Reason));
        var content = new LineContent
        {
            Status = status,
            Ways = ByteString.CopyFrom(line.WaysDigest()),
            Awaited = { OutcomeRules.Awaited(result.Outcome, tried, line.Material.Ways).Select(way => (uint)way) },

            // Where all is asked anew, nothing is set aside any more.
            SetAside = before.Content.SetAside && before.Status.Outcome != Gateway.Contracts.Materials.V1.MaterialOutcome.Unspecified,
        };
        status.LatePending = content.Awaited.Count > 0;
        if (result.Outcome != Outcome.ToBeSupplied)
        {
            Replace(content, line.Material.Ways[result.Way], result.Attempts[^1].Answer.Evidence);
        }

        return content;
    }

    /// <summary>A way that was tried.</summary>
    public static WayAttempt Tell(Material material, Attempt attempt, Func<MaterialWay, string?> silent)
    {
        var way = material.Ways[attempt.Way];
        var told = new WayAttempt
        {
            Index = (uint)attempt.Way,
            Kind = KindOf(way),
            ElapsedMs = (uint)attempt.Elapsed.TotalMilliseconds,
        };
        Correct(told, way, attempt.Answer, silent);
        return told;
    }

    /// <summary>The indices of ways are those of today: what was tried of others, and is awaited of them, is of the past.</summary>
    public static void Revise(LineContent content, MatterLine line)
    {
        var ways = ByteString.CopyFrom(line.WaysDigest());
        if (content.Ways != ways)
        {
            (content.Ways, content.Status.LatePending) = (ways, false);
            content.Awaited.Clear();
            content.Status.Attempts.Clear();
        }
    }

    /// <summary>
    /// A check that was ordered is a way that was tried, at its place among them. What was found before, and what the applicant said of it,
    /// stands no more.
    /// </summary>
    public static void Ordered(LineContent content, Material material, DepartmentCheckWay check, Receipt receipt, DateTimeOffset now)
    {
        var status = content.Status;
        content.SetAside |= status.Consent is Consent.NotMe or Consent.Wrong or Consent.BringInstead;
        content.Digest = ByteString.Empty;
        SetOutcome(status, Outcome.UnderCheck, Reason.None, now);
        (status.Way, status.Receipt, status.Consent) = ((uint)material.Ways.IndexOf(check), receipt, Consent.Unspecified);
        (status.Commitment, status.Provenance, status.Evidence, status.Fact, status.FactReliedOn) = (null, null, "", "", false);
        WayAttempt ordered = new() { Index = status.Way, Kind = WayKind.DepartmentCheck, Asked = check.Department, Receipt = receipt };
        WayAttempt[] tried = [.. status.Attempts.Where(attempt => attempt.Index != status.Way), ordered];
        status.Attempts.Clear();
        status.Attempts.AddRange(tried.OrderBy(attempt => attempt.Index));
    }

    /// <summary>What a way that was tried led to in the end.</summary>
    public static void Correct(WayAttempt told, MaterialWay way, WayAnswer<WayEvidence> answer, Func<MaterialWay, string?> silent)
    {
        // Who was not asked yet is not who was silent; a check asks nobody until it is ordered.
        told.Asked = answer.Reason != Reason.DepartmentSilent ? AskedBy(way)
            : silent(way) ?? (way is DepartmentCheckWay ? "" : AskedBy(way));
        (told.Reason, told.Code) = (MaterialReasonOf(answer.Reason), answer.Code);
        told.Receipt = answer.Evidence?.Answer?.Receipt ?? answer.Evidence?.Ordered ?? told.Receipt;
    }

    /// <summary>Whom a way asks.</summary>
    public static string AskedBy(MaterialWay way) =>
        way is DepartmentCheckWay check ? check.Department : way.Entry?.ToString() ?? "";

    /// <summary>Why the applicant brings it, of all the ways that were tried.</summary>
    public static Reason WhyToSupply(MaterialStatus status) => OutcomeRules.WhyToSupply(status.Attempts.Select(attempt => (Reason)(int)attempt.Reason));

    /// <summary>Writes the outcome with its texts.</summary>
    public static void SetOutcome(MaterialStatus status, Outcome outcome, Reason reason, DateTimeOffset now)
    {
        (status.Outcome, status.Reason) = ((Gateway.Contracts.Materials.V1.MaterialOutcome)(int)outcome, MaterialReasonOf(reason));
        (status.Message, status.MessageZh) = OutcomeTexts.Of(outcome, reason);
        if (status.Condition.Length > 0 && !OutcomeRules.IsHeld(outcome))
        {
            // Nobody brings, or signs, what the case does not need.
            (status.Message, status.MessageZh) = ($"{status.Message} Needed only if: {status.Condition}", $"{status.MessageZh}（仅在以下情形需要：{status.Condition}）");
        }

        status.DecidedAt = Timestamp.FromDateTimeOffset(now);
    }

    /// <summary>Writes how the commitment stands that stands in, with its texts.</summary>
    public static void SetCommitment(MaterialStatus status, CommitmentState state, DateTimeOffset now)
    {
        status.Commitment.State = state;
        (status.Message, status.MessageZh) = OutcomeTexts.Of(state);
        status.DecidedAt = Timestamp.FromDateTimeOffset(now);
    }

    /// <summary>Writes what stands behind a way that replaces the material.</summary>
    public static void Replace(LineContent content, MaterialWay way, WayEvidence? evidence)
    {
        var status = content.Status;
        if (OutcomeRules.AsksSource(way))
        {
            status.Evidence = Guid.NewGuid().ToString("N");
        }

        if (way is CommitmentWay commitment)
        {
            status.Commitment = new Commitment { State = CommitmentState.Offered, Text = commitment.Text };
            return;
        }

        if (evidence?.ReliedOn is { } fact)
        {
            (status.Fact, status.FactReliedOn, status.Receipt) = (fact.FactId, true, fact.Receipt);
        }
        else if (evidence?.Answer is { } answer)
        {
            (status.Provenance, status.Receipt) = (answer.Provenance, answer.Receipt ?? status.Receipt);
            content.Digest = answer.Provenance?.Digest ?? ByteString.Empty;
        }
        else if (evidence?.Ordered is { } ordered)
        {
            status.Receipt = ordered;
        }
    }

    /// <summary>The kind of a way, as contracts number it.</summary>
    public static WayKind KindOf(MaterialWay way) => way switch
    {
        CertificateWay => WayKind.Certificate,
        DataWay => WayKind.Data,
        VerificationWay => WayKind.Verification,
        DepartmentCheckWay => WayKind.DepartmentCheck,
        CommitmentWay => WayKind.Commitment,
        _ => WayKind.Applicant,
    };

    private static uint FirstOf(Result result) => result.Attempts.Count > 0 ? (uint)result.Attempts[0].Way : (uint)result.Way;

    private static Gateway.Contracts.Materials.V1.MaterialReason MaterialReasonOf(Reason reason) => (Gateway.Contracts.Materials.V1.MaterialReason)(int)reason;
}
