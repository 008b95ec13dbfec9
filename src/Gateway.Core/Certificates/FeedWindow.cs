using System.Collections.Concurrent;

namespace Gateway.Core.Certificates;

/// <summary>
/// The last events of one history of the feed, as one replica loaded them. One thread adds; any number read what was added
/// up to a head that was published to them after it. A reader may see later events too: then it serves less, never more.
/// </summary>
/// <param name="start">The first point it knows: everything after it is in the window.</param>
/// <param name="capacity">Points it knows at most, with eight keys for each on the average; the oldest leave.</param>
public sealed class FeedWindow(FeedPoint start, int capacity)
{
    private const int KeysPerPoint = 8;

    private readonly ConcurrentDictionary<InvalidationKey, long> _last = new();
    private readonly Queue<(long Sequence, InvalidationKey Key)> _order = new();
    private readonly ConcurrentDictionary<long, UInt128> _tips = new([new(start.Sequence, start.Tip)]);
    private readonly long _keyCapacity = (long)capacity * KeysPerPoint;
    private long _start = start.Sequence;
    private long _end = start.Sequence;

    /// <summary>The history.</summary>
    public Guid Epoch => start.Epoch;

    /// <summary>The first sequence that it still knows.</summary>
    public long Start => Volatile.Read(ref _start);

    /// <summary>Adds the next event, with everything that it is about.</summary>
    /// <exception cref="ArgumentException">It is not the next one: the window would not know everything after its start.</exception>
    public void Add(long sequence, UInt128 tip, IEnumerable<InvalidationKey> keys)
    {
        if (sequence != _end + 1)
        {
            throw new ArgumentException($"After {_end} comes {_end + 1}, not {sequence}.", nameof(sequence));
        }

        foreach (var key in keys)
        {
            _last[key] = sequence;
            _order.Enqueue((sequence, key));
        }

        _tips[sequence] = tip;
        _end = sequence;
        var first = Math.Max(_start, sequence - capacity + 1);

        // A few events with very many holders push out more than as many others.
        if (_order.Count > _keyCapacity)
        {
            first = Math.Max(first, _order.ElementAt((int)(_order.Count - _keyCapacity - 1)).Sequence);
        }

        if (first > _start)
        {
            Trim(first);
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
            if (_last.TryGetValue(key, out var last) && last > point.Sequence)
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

        while (_order.TryPeek(out var oldest) && oldest.Sequence <= start)
        {
            _order.Dequeue();
            _last.TryRemove(new KeyValuePair<InvalidationKey, long>(oldest.Key, oldest.Sequence));
        }
    }
}
