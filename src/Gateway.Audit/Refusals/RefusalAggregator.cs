using System.Net;

namespace Gateway.Audit;

/// <summary>
/// Counts refusals of callers that could not be identified by address, reason and minute, so that a stranger cannot
/// fill the log: at most so many addresses a minute apart, all others together, and minutes that cannot be
/// written are joined into one.
/// </summary>
public sealed class RefusalAggregator
{
    private const int MaxWaitingMinutes = 4;
    private const long SecondsPerMinute = 60;

    private readonly int _maxAddresses;
    private readonly Lock _gate = new();
    private readonly LinkedList<List<RefusalCount>> _waiting = new();
    private volatile RefusalMinute _current;

    /// <param name="maxAddresses">Addresses counted apart in a minute.</param>
    public RefusalAggregator(int maxAddresses = 1024)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAddresses, 1);
        _maxAddresses = maxAddresses;
        _current = new RefusalMinute(long.MinValue, maxAddresses);
    }

    /// <summary>Counts one refusal. IPv6 addresses count by their /64.</summary>
    /// <param name="address">Where the caller came from; null where that is not known.</param>
    /// <param name="reason">The reason code.</param>
    /// <param name="now">The present time.</param>
    public void Add(IPAddress? address, string reason, DateTimeOffset now)
    {
        CallerAddress from = address is null ? CallerAddress.Rest : CallerAddress.Of(address);
        long minute = MinuteOf(now);
        while (true)
        {
            // A clock that went back counts into the minute that is open.
            RefusalMinute current = _current;
            if (minute <= current.Minute && current.TryAdd(from, reason))
            {
                return;
            }

            Turn(current, Math.Max(minute, current.Minute));
        }
    }

    /// <summary>
    /// Takes out the finished minutes, or, at shutdown, the open one too. What could not be written
    /// comes back by <see cref="PutBack"/>.
    /// </summary>
    internal List<RefusalCount> Take(DateTimeOffset now, bool all)
    {
        RefusalMinute current = _current;
        if (current.Minute != long.MinValue && (all || current.Minute < MinuteOf(now)))
        {
            Turn(current, Math.Max(MinuteOf(now), current.Minute));
        }

        lock (_gate)
        {
            List<RefusalCount> taken = [.. _waiting.SelectMany(counts => counts)];
            _waiting.Clear();
            return taken;
        }
    }

    /// <summary>Keeps counts for the next time.</summary>
    internal void PutBack(List<RefusalCount> counts)
    {
        lock (_gate)
        {
            Keep(counts);
        }
    }

    private static long MinuteOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / SecondsPerMinute * SecondsPerMinute;

    private void Turn(RefusalMinute finished, long minute)
    {
        lock (_gate)
        {
            if (_current == finished)
            {
                _current = new RefusalMinute(minute, _maxAddresses);
                Keep(finished.Close());
            }
        }
    }

    private void Keep(List<RefusalCount> counts)
    {
        if (counts.Count > 0)
        {
            _waiting.AddLast(counts);
        }

        // Without a log to write to: the two oldest are joined, without their addresses. No refusal goes uncounted.
        while (_waiting.Count > MaxWaitingMinutes)
        {
            List<RefusalCount> oldest = _waiting.First!.Value;
            _waiting.RemoveFirst();
            _waiting.First.Value = [.. oldest.Concat(_waiting.First.Value)
                .GroupBy(count => count.Reason)
                .Select(same => new RefusalCount(same.Min(count => count.Minute), CallerAddress.Rest, same.Key, same.Sum(count => count.Count)))];
        }
    }
}
