namespace Gateway.Core.Certificates;

/// <summary>The feed as one replica knows it, and since when it is known to end there. Immutable.</summary>
/// <param name="Window">The last events.</param>
/// <param name="Head">The point at which it ended when it was confirmed.</param>
/// <param name="ConfirmedAt">Timestamp (<see cref="TimeProvider.GetTimestamp"/>) of the start of the query that confirmed it.</param>
/// <param name="ConfirmedTime">The same moment by the clock: what answers name as checked at.</param>
public sealed record FeedView(FeedWindow Window, FeedPoint Head, long ConfirmedAt, DateTimeOffset ConfirmedTime);
