using Gateway.Core.Certificates;

namespace Gateway.Storage.Certificates;

/// <summary>An accepted event, as watchers read it.</summary>
/// <param name="Point">Its place in the feed: a watcher that has seen it goes on after this.</param>
/// <param name="Provider">Slug of the department that reported it.</param>
/// <param name="EventId">Its id among the events of its department.</param>
/// <param name="TypeCode">Type code of the certificate.</param>
/// <param name="Certificate">Keyed hash of the certificate; null where it is about the type as a whole.</param>
/// <param name="Kind">What happened.</param>
/// <param name="OccurredAt">When it happened, as the department says.</param>
/// <param name="AcceptedAt">When it was accepted, by the database's clock.</param>
/// <param name="Payload">What watchers are told besides, as the caller sealed it.</param>
public sealed record FeedEvent(
    FeedPoint Point,
    string Provider,
    string EventId,
    string TypeCode,
    UInt128? Certificate,
    StatusEventKind Kind,
    DateTimeOffset OccurredAt,
    DateTimeOffset AcceptedAt,
    ReadOnlyMemory<byte> Payload);
