using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Server.Materials.Cases;

namespace Gateway.Server.Materials.Resolving;

/// <summary>What a line still takes.</summary>
internal static class LineRules
{
    /// <summary>Another resolution of the case tries the line: it is not known, offered, or to be supplied without the applicant wishing so.</summary>
    public static bool IsOpen(LineState line) => line.Status.Outcome switch
    {
        MaterialOutcome.Unspecified => true,
        _ when line.Content.SetAside => false,
        MaterialOutcome.OnCommitment => line.Status.Commitment.State == CommitmentState.Offered,
        MaterialOutcome.ToBeSupplied => line.Status.Consent is Consent.Unspecified or Consent.Use
            && line.Status.Reason is not (MaterialReason.CheckObjected or MaterialReason.CommitmentBroken),
        _ => false,
    };

    /// <summary>An answer that comes late is still of use.</summary>
    public static bool TakesLate(LineState line) =>
        line.Status.LatePending && line.Status.Consent is Consent.Unspecified or Consent.Use;

    /// <summary>What a way leads to late is still of use: a check only while nothing better stands, and an offer only while nothing does.</summary>
    public static bool TakesLate(LineState line, MaterialWay way) => way switch
    {
        DepartmentCheckWay => IsOpen(line),
        CommitmentWay => line.Status.Outcome == MaterialOutcome.ToBeSupplied && IsOpen(line),
        _ => true,
    };

    /// <summary>The applicant brings it because they said so, and may take that back.</summary>
    public static bool IsSetAside(MaterialStatus status) =>
        status is { Outcome: MaterialOutcome.ToBeSupplied, Reason: MaterialReason.Disputed or MaterialReason.ApplicantDeclined };

    /// <summary>Something was found that the applicant may be shown.</summary>
    public static bool IsFound(MaterialStatus status) =>
        (status.Outcome is MaterialOutcome.WaivedByCertificate or MaterialOutcome.WaivedByData or MaterialOutcome.Verified) && status.Evidence.Length > 0;
}
