using Gateway.Core.Certificates;

namespace Gateway.Storage.Certificates;

/// <summary>Events of some types, in their order.</summary>
/// <param name="Events">The events.</param>
/// <param name="After">
/// The point after which the page begins, as this history has it; null where there is no such event. A cursor that differs from
/// it in its tip, or finds it null, is of a history that is no more; one that differs in the epoch alone saw the same events.
/// </param>
/// <param name="Through">Everything of those types up to here is in this page or before it: the cursor for the next page.</param>
/// <param name="Head">The point at which the feed ended.</param>
public sealed record FeedPage(IReadOnlyList<FeedEvent> Events, FeedPoint? After, FeedPoint Through, FeedPoint Head);
