using System.Collections.Concurrent;

namespace Gateway.Core.Certificates;

/// <summary>
/// The last events of one history of the feed, as one replica loaded them. One thread adds; any number read what was added
/// up to a head that was published to them after it. A reader may see later events too: then it serves less, never more.
/// </summary>
/// <param name="start">The first point it knows: everything after it is in the window.</param>
/// <param name="capacity">Events it holds at most; the oldest leave.</param>
public sealed class FeedWindow(FeedPoint start, int capacity)
{
    private readonly ConcurrentDictionary<InvalidationKey, long> _last = new();
    private readonly ConcurrentQueue<(long Sequence, InvalidationKey Key)> _order = new();
    private readonly ConcurrentDictionary<long, UInt128> _tips = new([new(start.Sequence, start.Tip)]);
    private long _start = start.Sequence;

    /// <summary>The history.</summary>
    public Guid Epoch => start.Epoch;

    /// <summary>The first sequence that it still knows.</summary>
    public long Start => Volatile.Read(ref _start);

    /// <summary>Adds the next event, with everything that it is about.</summary>
    public void Add(long sequence, UInt128 tip, IEnumerable<InvalidationKey> keys)
    {
        foreach (var key in keys)
        {
            _last[key] = sequence;
            _order.Enqueue((sequence, key));
        }

        _tips[sequence] = tip;
        if (_tips.Count > capacity)
        {
            Trim(sequence - capacity + 1);
        }
    }

    /// <summary>The point is one of this history, and everything after it is in the window.</summary>
    public bool Knows(in FeedPoint point) =>
        point.Epoch == Epoch && point.Sequence >= Start && _tips.TryGetValue(point.Sequence, out var tip) && tip == point.Tip;

    /// <summary>Nothing in the window after the point is about any of the keys; what is not in it is not looked at.</summary>
    public bool Untouched(in FeedPoint point, ReadOnlySpan<InvalidationKey> keys)
    {
        foreach (var key in keys)
        {
            if (_last.GetValueOrDefault(key) > point.Sequence)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The window knows everything after the point, and nothing of it is about any of the keys.</summary>
    /// <remarks>Known is asked last: what was forgotten while the keys were looked up is older than the start is by now.</remarks>
    public bool Holds(in FeedPoint point, ReadOnlySpan<InvalidationKey> keys) => Untouched(point, keys) && Knows(point);

    private void Trim(long start)
    {
        // First nobody trusts what is older, then it is forgotten.
        var before = _start;
        Volatile.Write(ref _start, start);
        for (var sequence = before; sequence < start; sequence++)
        {
            _tips.TryRemove(sequence, out _);
        }

        while (_order.TryPeek(out var oldest) && oldest.Sequence < start)
        {
            _order.TryDequeue(out _);
            ((ICollection<KeyValuePair<InvalidationKey, long>>)_last).Remove(new(oldest.Key, oldest.Sequence));
        }
    }
}
