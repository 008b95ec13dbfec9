using Gateway.Core.Certificates;

namespace Gateway.Storage.Certificates;

/// <summary>One event as a follower needs it.</summary>
internal readonly record struct FeedEntry(long Sequence, UInt128 Tip, InvalidationKey[] Keys)
{
    /// <summary>What stands before the first event of any history.</summary>
    public static FeedEntry Origin { get; } = new(0, 0, []);

    public bool IsAt(in FeedPoint point) => Sequence == point.Sequence && Tip == point.Tip;

    /// <summary>The entries lead from one point to the other without a gap. Their sequences ascend.</summary>
    public static bool Lead(IReadOnlyList<FeedEntry> entries, in FeedPoint from, in FeedPoint to) =>
        entries.Count > 0
        && entries.Count == to.Sequence - from.Sequence + 1
        && entries[0].IsAt(from)
        && entries[^1].IsAt(to);
}
