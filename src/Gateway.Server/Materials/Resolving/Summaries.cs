using Gateway.Contracts.Materials.V1;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Counts how the materials of a case stand.</summary>
internal static class Summaries
{
    /// <summary>The summary.</summary>
    /// <param name="materials">The materials.</param>
    /// <param name="notNeeded">Conditional materials that the case does not need.</param>
    public static CaseSummary Of(IReadOnlyCollection<MaterialStatus> materials, int notNeeded)
    {
        uint Count(Func<MaterialStatus, bool> which) => (uint)materials.Count(which);
        return new CaseSummary
        {
            Materials = (uint)materials.Count,
            Waived = Count(each => each.Outcome is MaterialOutcome.WaivedByCertificate or MaterialOutcome.WaivedByData),
            Verified = Count(each => each.Outcome is MaterialOutcome.Verified or MaterialOutcome.Checked),
            UnderCheck = Count(each => each.Outcome == MaterialOutcome.UnderCheck),
            Committed = Count(each => each.Outcome == MaterialOutcome.OnCommitment && each.Commitment.State != CommitmentState.Offered),
            CommitmentOffered = Count(each => each.Outcome == MaterialOutcome.OnCommitment && each.Commitment.State == CommitmentState.Offered),
            ToBeSupplied = Count(each => each.Outcome == MaterialOutcome.ToBeSupplied),
            LatePending = Count(each => each.LatePending),
            NotNeeded = (uint)notNeeded,
        };
    }

    /// <summary>All is there but what the applicant brings.</summary>
    public static bool IsComplete(IEnumerable<MaterialStatus> materials) => materials.All(each => each.Outcome switch
    {
        MaterialOutcome.Unspecified or MaterialOutcome.UnderCheck => false,
        MaterialOutcome.OnCommitment => each.Commitment.State != CommitmentState.Offered,
        _ => true,
    });
}
