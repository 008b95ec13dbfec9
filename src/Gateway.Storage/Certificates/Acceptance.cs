namespace Gateway.Storage.Certificates;

/// <summary>What became of a reported event.</summary>
/// <param name="Status">Accepted, known already, or refused.</param>
/// <param name="Sequence">Its place in the feed; of a conflicting one, the place of the event that has its id.</param>
/// <param name="AcceptedAt">When the event at that place was accepted, by the database's clock.</param>
public readonly record struct Acceptance(AcceptanceStatus Status, long Sequence, DateTimeOffset AcceptedAt);
