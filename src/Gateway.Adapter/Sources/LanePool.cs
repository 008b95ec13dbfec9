using System.Collections.Concurrent;

namespace Gateway.Adapter.Sources;

/// <summary>
/// Runs queries on a few lanes. A caller that finds a lane idle drives it itself, so that a quiet source costs
/// no change of thread; what queues up meanwhile goes out together in the lane's next round trip.
/// </summary>
internal sealed class LanePool : IAsyncDisposable
{
    private static SourceException Full => new(SourceFaultKind.Busy, "queue");
    private static SourceException Closed => new(SourceFaultKind.Unavailable, "closed");

    private readonly ConcurrentStack<Lane> _idle;
    private readonly Lane[] _lanes;
    private readonly LaneQueue _queue;
    private readonly LaneWatch _watch;
    private readonly int _batchLimit;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _closed;

    public LanePool(SourceOptions options, int batchLimit, TimeProvider time, Func<Lane> create)
    {
        _lanes = new Lane[options.Connections];
        for (var i = 0; i < _lanes.Length; i++)
        {
            _lanes[i] = create();
        }

        _idle = new ConcurrentStack<Lane>(_lanes);
        _queue = new LaneQueue(options.QueueLimit, time);
        _watch = new LaneWatch(time, Look, () => _idle.Count == _lanes.Length && _queue.Count == 0);
        _batchLimit = batchLimit;
    }

    public ValueTask RunAsync(SourceQuery query)
    {
        if (Volatile.Read(ref _closed) != 0)
        {
            return ValueTask.FromException(Closed);
        }

        if (!_queue.TryAdd(query))
        {
            return ValueTask.FromException(Full);
        }

        _watch.Arm();
        if (_idle.TryPop(out var lane))
        {
            // The lane outlives the call: it must not carry the call's activity on into others'.
            using (ExecutionContext.SuppressFlow())
            {
                _ = DriveAsync(lane);
            }
        }

        return query.Completion;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            if (_idle.Count < _lanes.Length)
            {
                await _drained.Task;
            }

            _watch.Dispose();
            foreach (var lane in _lanes)
            {
                await lane.DisposeAsync();
            }
        }
    }

    private async Task DriveAsync(Lane lane)
    {
        var mine = lane;
        do
        {
            while (mine.Fill(_queue, _lanes.Length, _batchLimit))
            {
                await mine.RunAsync();
            }

            _idle.Push(mine);
        }
        // What came between the last look and the lane's being idle has no driver yet.
        while (_queue.Count > 0 && _idle.TryPop(out mine!));

        if (Volatile.Read(ref _closed) != 0 && _idle.Count == _lanes.Length)
        {
            _drained.TrySetResult();
        }
    }

    private void Look(long now)
    {
        _queue.Expire(now);
        foreach (var lane in _lanes)
        {
            lane.Look(now);
        }
    }
}
