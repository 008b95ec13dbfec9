using Gateway.Core.Items;
using Gateway.Core.Items.Resolving;

namespace Gateway.Core.Tests.Items.Resolving;

/// <summary>What a way answers, and when.</summary>
/// <param name="Reason">Why it does not replace the material.</param>
/// <param name="After">When the answer comes, from the asking on.</param>
internal readonly record struct Planned(MaterialReason Reason, TimeSpan After);

/// <summary>What becomes of a material, said again: the way in which an officer would go through the list by hand.</summary>
internal static class NaiveResolving
{
    public static (MaterialOutcome Outcome, MaterialReason Reason, int[] Awaited, int[] Asked, TimeSpan Took) Resolve(
        MaterialWay[] ways, Planned[] plan, TimeSpan patience)
    {
        var (heard, took) = (new List<MaterialReason>(), TimeSpan.Zero);
        for (var i = 0; i < ways.Length; i++)
        {
            var isLate = plan[i].After >= patience;
            took += isLate ? patience : plan[i].After;
            heard.Add(isLate ? MaterialReason.DepartmentSilent : plan[i].Reason);
            if (heard[i] == MaterialReason.None)
            {
                var outcome = ways[i].GetType().Name switch
                {
                    nameof(CertificateWay) => MaterialOutcome.WaivedByCertificate,
                    nameof(DataWay) => MaterialOutcome.WaivedByData,
                    nameof(VerificationWay) => MaterialOutcome.Verified,
                    nameof(DepartmentCheckWay) => MaterialOutcome.UnderCheck,
                    _ => MaterialOutcome.OnCommitment,
                };
                var isForGood = outcome is MaterialOutcome.WaivedByCertificate or MaterialOutcome.WaivedByData or MaterialOutcome.Verified;
                return (outcome, MaterialReason.None, isForGood ? [] : Silent(), [.. Enumerable.Range(0, i + 1)], took);
            }
        }

        return (MaterialOutcome.ToBeSupplied, Why(heard), Silent(), [.. Enumerable.Range(0, ways.Length)], took);

        // While an order is with a department, no other is written, and no word is asked for.
        int[] Silent() =>
        [
            .. Enumerable.Range(0, heard.Count).Where(way => heard[way] == MaterialReason.DepartmentSilent
                && (ways[way] is not (DepartmentCheckWay or CommitmentWay) || heard[^1] != MaterialReason.None || ways[heard.Count - 1] is CommitmentWay)),
        ];
    }

    /// <summary>Whoever says most: what the applicant or a person said, then what may still change, then what a source said, then what rules say.</summary>
    public static MaterialReason Why(IReadOnlyCollection<MaterialReason> heard)
    {
        string[] said =
        [
            "Disputed", "ApplicantDeclined", "CommitmentBroken", "CheckObjected", "RelationNotVerified", "DepartmentSilent", "NoAgreement", "Failed",
            "CheckOverdue", "CaseSaysTooLittle", "Mismatch", "CertificateNotValid", "NotSatisfied", "NotFound", "CalendarMissing", "BadCredit",
        ];
        return heard.Count == 0 ? MaterialReason.NobodyHoldsIt : heard.MinBy(reason => Array.IndexOf(said, reason.ToString()));
    }
}
