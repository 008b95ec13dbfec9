namespace Gateway.Core.Certificates;

/// <summary>What the status register holds of a certificate: the event that stands, of all that its department reported.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="OccurredAt">When, as the department says.</param>
/// <param name="Sequence">Place of the event in the feed.</param>
public readonly record struct RegisteredStatus(StatusEventKind Kind, DateTimeOffset OccurredAt, long Sequence)
{
    /// <summary>
    /// The event that stands; null where there is none. A suspension, a replacement or a revocation stands, the gravest of them, until a
    /// reinstatement that happened no earlier is reported after it. Only then the last reinstatement stands, or else what happened last.
    /// </summary>
    /// <remarks>
    /// The order of the reports counts, since a revocation must be in effect once it is acknowledged: one that is reported after a
    /// reinstatement stands, though it may have happened before. A department that reports late reports the reinstatement again.
    /// </remarks>
    public static RegisteredStatus? Standing(IEnumerable<RegisteredStatus> reported)
    {
        RegisteredStatus? grave = null, reinstated = null, last = null;
        foreach (var each in reported.OrderByDescending(each => each.Sequence))
        {
            if (Gravity(each.Kind) > 0)
            {
                grave = reinstated?.OccurredAt >= each.OccurredAt ? grave : Graver(grave, each);
            }
            else if (each.Kind == StatusEventKind.Reinstated)
            {
                reinstated = Later(reinstated, each);
            }

            last = Later(last, each);
        }

        return grave ?? reinstated ?? last;
    }

    private static RegisteredStatus Graver(RegisteredStatus? known, RegisteredStatus each) => known is { } other
        && (Gravity(other.Kind), other.OccurredAt, other.Sequence).CompareTo((Gravity(each.Kind), each.OccurredAt, each.Sequence)) > 0 ? other : each;

    private static RegisteredStatus Later(RegisteredStatus? known, RegisteredStatus each) => known is { } other
        && (other.OccurredAt, other.Sequence).CompareTo((each.OccurredAt, each.Sequence)) > 0 ? other : each;

    private static int Gravity(StatusEventKind kind) => kind switch
    {
        StatusEventKind.Suspended => 1,
        StatusEventKind.Superseded => 2,
        StatusEventKind.Revoked => 3,
        _ => 0,
    };
}
