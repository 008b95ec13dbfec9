using System.Diagnostics.CodeAnalysis;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>Where the threads wait for queries.</summary>
internal sealed class SqliteInbox(int limit, TimeProvider time) : IDisposable
{
    private static SourceException Full => new(SourceFaultKind.Busy, "queue");
    private static SourceException Closed => new(SourceFaultKind.Unavailable, "closed");

    private readonly LaneQueue _queue = new(limit, time);
    private readonly SemaphoreSlim _waiting = new(0);
    private int _working;
    private bool _closed;

    public bool IsIdle => Volatile.Read(ref _working) == 0 && _queue.Count == 0;

    public bool TryAdd(SourceQuery query, [NotNullWhen(false)] out SourceException? fault)
    {
        fault = Volatile.Read(ref _closed) ? Closed : _queue.TryAdd(query) ? null : Full;
        if (fault is not null)
        {
            return false;
        }

        _waiting.Release();
        return true;
    }

    /// <summary>Takes the next query, waiting for one; false once closed and empty.</summary>
    public bool TryTake([NotNullWhen(true)] out SourceQuery? query)
    {
        while (true)
        {
            _waiting.Wait();
            if (_queue.TryTake(out query))
            {
                Interlocked.Increment(ref _working);
                return true;
            }

            // A query that expired in the queue leaves its wake-up behind.
            if (Volatile.Read(ref _closed))
            {
                _waiting.Release();
                return false;
            }
        }
    }

    public void Done() => Interlocked.Decrement(ref _working);

    public void Expire(long now) => _queue.Expire(now);

    public void Close()
    {
        Volatile.Write(ref _closed, true);
        _waiting.Release();
    }

    public void Dispose() => _waiting.Dispose();
}
