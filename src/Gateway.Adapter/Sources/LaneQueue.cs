using System.Collections.Concurrent;

namespace Gateway.Adapter.Sources;

/// <summary>Queries that wait for a lane (a connection), in order and bounded.</summary>
internal sealed class LaneQueue(int limit, TimeProvider time)
{
    private readonly ConcurrentQueue<SourceQuery> _queue = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>False where too many wait.</summary>
    public bool TryAdd(SourceQuery query)
    {
        if (Interlocked.Increment(ref _count) > limit)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _queue.Enqueue(query);
        return true;
    }

    /// <summary>Takes the next query that somebody still waits for, started.</summary>
    public bool TryTake(out SourceQuery query)
    {
        while (_queue.TryDequeue(out query!))
        {
            Interlocked.Decrement(ref _count);
            if (query.IsOver(time.GetTimestamp()))
            {
                query.TryExpire();
            }
            else if (query.TryStart())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends those that waited too long.</summary>
    public void Expire(long now)
    {
        foreach (var query in _queue)
        {
            if (query.IsOver(now))
            {
                query.TryExpire();
            }
        }
    }
}
