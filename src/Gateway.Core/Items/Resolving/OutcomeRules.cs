using System.Collections.Immutable;

namespace Gateway.Core.Items.Resolving;

/// <summary>What an outcome follows from.</summary>
public static class OutcomeRules
{
    // First what leaves everything open, then what contradicts, then what is not there.
    private static readonly MaterialReason[] s_order =
    [
        MaterialReason.Disputed,
        MaterialReason.ApplicantDeclined,
        MaterialReason.CommitmentBroken,
        MaterialReason.CheckObjected,
        MaterialReason.RelationNotVerified,
        MaterialReason.DepartmentSilent,
        MaterialReason.NoAgreement,
        MaterialReason.Failed,
        MaterialReason.CheckOverdue,
        MaterialReason.CaseSaysTooLittle,
        MaterialReason.Mismatch,
        MaterialReason.CertificateNotValid,
        MaterialReason.NotSatisfied,
        MaterialReason.NotFound,
        MaterialReason.CalendarMissing,
        MaterialReason.BadCredit,
    ];

    /// <summary>The outcome where a way is gone.</summary>
    public static MaterialOutcome Of(MaterialWay way) => way switch
    {
        CertificateWay => MaterialOutcome.WaivedByCertificate,
        DataWay => MaterialOutcome.WaivedByData,
        VerificationWay => MaterialOutcome.Verified,
        DepartmentCheckWay => MaterialOutcome.UnderCheck,
        CommitmentWay => MaterialOutcome.OnCommitment,
        _ => MaterialOutcome.ToBeSupplied,
    };

    /// <summary>Why the applicant brings it, of all the ways that were not gone: the one that says most.</summary>
    public static MaterialReason WhyToSupply(IEnumerable<MaterialReason> tried)
    {
        var reasons = tried.Where(reason => reason != MaterialReason.None).ToHashSet();
        return reasons.Count == 0 ? MaterialReason.NobodyHoldsIt : Array.Find(s_order, reasons.Contains);
    }

    /// <summary>The government holds it: nobody need be asked for it.</summary>
    public static bool IsHeld(MaterialOutcome outcome) =>
        outcome is MaterialOutcome.WaivedByCertificate or MaterialOutcome.WaivedByData or MaterialOutcome.Verified or MaterialOutcome.Checked;

    /// <summary>An answer that comes late may still replace what stands in.</summary>
    public static bool MayComeLate(MaterialOutcome outcome) =>
        outcome is MaterialOutcome.UnderCheck or MaterialOutcome.OnCommitment or MaterialOutcome.ToBeSupplied;

    /// <summary>
    /// The ways that are gone on: somebody was silent whom they need, and what that leads to may still replace what stands in. A check or a
    /// commitment waits for who acts, or for a credit record.
    /// </summary>
    /// <param name="outcome">What stands.</param>
    /// <param name="tried">The ways that were tried, and why each was not gone.</param>
    /// <param name="ways">The material's ways.</param>
    public static IEnumerable<int> Awaited(MaterialOutcome outcome, IEnumerable<(int Way, MaterialReason Reason)> tried, ImmutableArray<MaterialWay> ways) =>
        MayComeLate(outcome)
            ? tried.Where(each => each.Reason == MaterialReason.DepartmentSilent && (AsksSource(ways[each.Way]) || outcome != MaterialOutcome.UnderCheck)).Select(each => each.Way)
            : [];

    /// <summary>The ways that ask a source for the material itself, and so may answer late.</summary>
    public static bool AsksSource(MaterialWay way) => way is CertificateWay or DataWay or VerificationWay;
}
