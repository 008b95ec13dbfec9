namespace Gateway.Core.Certificates;

/// <summary>What the status register holds of a certificate: the last event that its department reported.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="OccurredAt">When, as the department says.</param>
/// <param name="Sequence">Place of the event in the feed.</param>
public readonly record struct RegisteredStatus(StatusEventKind Kind, DateTimeOffset OccurredAt, long Sequence)
{
    /// <summary>
    /// This event takes the place of the one that is registered: it happened later, or at the same time and was reported later.
    /// A revocation that is reported late still counts, and is ended by a reinstatement alone.
    /// </summary>
    public bool Replaces(in RegisteredStatus registered) =>
        registered.Kind == StatusEventKind.Revoked
            ? Kind is StatusEventKind.Revoked or StatusEventKind.Reinstated && OccurredAt >= registered.OccurredAt
            : OccurredAt >= registered.OccurredAt || (Kind == StatusEventKind.Revoked && registered.Kind != StatusEventKind.Reinstated);
}
