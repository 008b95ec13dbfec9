namespace Gateway.Core.Certificates;

/// <summary>A place in the feed of status events.</summary>
/// <param name="Epoch">Names the history; another after the database was restored.</param>
/// <param name="Sequence">Number of the last event; 0 before the first. Without gaps.</param>
/// <param name="Tip">
/// A random number that the event brought with it: two histories that go different ways after a restore have different ones at the
/// same sequence.
/// </param>
public readonly record struct FeedPoint(Guid Epoch, long Sequence, UInt128 Tip);
