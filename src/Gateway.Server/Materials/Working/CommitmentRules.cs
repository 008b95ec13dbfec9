using Gateway.Contracts.Materials.V1;
using Reason = Gateway.Core.Items.Resolving.MaterialReason;

namespace Gateway.Server.Materials.Working;

/// <summary>What a commitment turned out to be, of what the ways before it led to.</summary>
internal static class CommitmentRules
{
    /// <summary>Kept where one source confirms it; broken only where every one that can be asked contradicts; still made while one is silent.</summary>
    public static CommitmentState Judge(IReadOnlyCollection<Reason> reasons)
    {
        if (reasons.Contains(Reason.None))
        {
            return CommitmentState.Kept;
        }

        if (reasons.Contains(Reason.DepartmentSilent))
        {
            return CommitmentState.Made;
        }

        var answered = reasons.Where(reason => reason is Reason.NotFound or Reason.NotSatisfied or Reason.CertificateNotValid or Reason.Mismatch).ToArray();
        return answered.Length > 0 && answered.Length == reasons.Count ? CommitmentState.Broken : CommitmentState.Unverifiable;
    }
}
