namespace Gateway.Adapter.Sources;

/// <summary>One connection and what runs on it: one batch of queries at a time.</summary>
internal abstract class Lane : IAsyncDisposable
{
    private SourceQuery[] _batch = [];

    /// <summary>Queries of the batch at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Takes queries from the queue: a fair share of what waits, at most what a batch may hold.</summary>
    public bool Fill(LaneQueue queue, int lanes, int limit)
    {
        if (_batch.Length < limit)
        {
            _batch = new SourceQuery[limit];
        }

        var share = Math.Clamp((queue.Count + lanes - 1) / lanes, 1, limit);
        var count = 0;
        while (count < share && queue.TryTake(out var query))
        {
            _batch[count++] = query;
        }

        Count = count;
        return count > 0;
    }

    /// <summary>Interrupts the batch where one of its queries is over.</summary>
    public void Look(long now)
    {
        var batch = _batch;
        for (var i = 0; i < Math.Min(Count, batch.Length); i++)
        {
            if (batch[i] is { IsRunning: true } query && query.IsOver(now))
            {
                Interrupt();
                return;
            }
        }
    }

    /// <summary>Runs the batch: completes or fails every query of it, and throws nothing.</summary>
    public abstract Task RunAsync();

    public abstract ValueTask DisposeAsync();

    protected ReadOnlySpan<SourceQuery> Batch => _batch.AsSpan(0, Count);

    protected SourceQuery this[int index] => _batch[index];

    /// <summary>Has the database give up what the lane runs. Called from another thread; returns at once.</summary>
    protected abstract void Interrupt();

    protected void FailAll(SourceException fault)
    {
        foreach (var query in Batch)
        {
            if (query.IsRunning)
            {
                query.Fail(fault);
            }
        }
    }
}
