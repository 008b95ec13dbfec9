namespace Gateway.Core.Certificates;

/// <summary>What the status register holds of a certificate: the event that stands, of all that its department reported.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="OccurredAt">When, as the department says.</param>
/// <param name="Sequence">Place of the event in the feed.</param>
public readonly record struct RegisteredStatus(StatusEventKind Kind, DateTimeOffset OccurredAt, long Sequence)
{
    /// <summary>
    /// The event that stands, in whatever order they were reported; null where there is none. They are told in the order in
    /// which they happened, of two at the same time the later reported last: a suspension, a replacement or a revocation
    /// is ended by a reinstatement alone, and stands against a less grave event after it.
    /// </summary>
    /// <remarks>
    /// Of all events, not of the one that stood and a new one: a reinstatement that is reported late ends a revocation, and
    /// then a suspension stands that happened after it and that the revocation had hidden.
    /// </remarks>
    public static RegisteredStatus? Standing(IEnumerable<RegisteredStatus> reported)
    {
        RegisteredStatus? standing = null;
        foreach (var next in reported.OrderBy(each => each.OccurredAt).ThenBy(each => each.Sequence))
        {
            if (standing is not { } before || next.Kind == StatusEventKind.Reinstated || Gravity(next.Kind) >= Gravity(before.Kind))
            {
                standing = next;
            }
        }

        return standing;
    }

    private static int Gravity(StatusEventKind kind) => kind switch
    {
        StatusEventKind.Suspended => 1,
        StatusEventKind.Superseded => 2,
        StatusEventKind.Revoked => 3,
        _ => 0,
    };
}
