using Gateway.Core.Snapshots;

namespace Gateway.Storage.Following;

/// <summary>A snapshot, and since when it is known to be current.</summary>
public sealed class SnapshotView
{
    private readonly long _freshUntil;

    internal SnapshotView(Snapshot snapshot, long? confirmedAt, TimeSpan limit, TimeProvider time)
    {
        Snapshot = snapshot;
        ConfirmedAt = confirmedAt;
        _freshUntil = confirmedAt is { } start ? start + (long)(limit.TotalSeconds * time.TimestampFrequency) : long.MinValue;
    }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Timestamp of <see cref="TimeProvider.GetTimestamp"/> at the start of the query that confirmed it; null before the first.</summary>
    public long? ConfirmedAt { get; }

    /// <summary>It was confirmed recently enough to decide by.</summary>
    /// <param name="now">Timestamp of <see cref="TimeProvider.GetTimestamp"/>.</param>
    public bool IsFresh(long now) => now <= _freshUntil;
}
