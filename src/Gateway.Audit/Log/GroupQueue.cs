namespace Gateway.Audit;

/// <summary>
/// Where callers meet the writers, of whom one at a time leads and commits. While one group is committed the next
/// gathers here; there is no delay to make groups larger, they grow with the load by themselves.
/// </summary>
internal sealed class GroupQueue : IDisposable
{
    private const int SparesKept = 4;

    // An object and not a Lock: the writers wait on it.
    private readonly object _gate = new();
    private readonly LogLimits _limits;
    private readonly TimeProvider _time;
    private readonly Stack<LogGroup> _spares = new();
    private LogGroup _gathering;
    private long? _gatheringSince;
    private long? _committingSince;
    private int _records;
    private long _bytes;
    private string? _refusal;
    private int _waitingWriters;
    private bool _waking;
    private bool _leading;
    private bool _probeDue;
    private bool _closed;

    public GroupQueue(LogLimits limits, string refusal, TimeProvider time)
    {
        _limits = limits;
        _time = time;
        _refusal = refusal;
        _gathering = new LogGroup(GiveBack);
    }

    /// <summary>Records that wait to become durable.</summary>
    public int Outstanding => Volatile.Read(ref _records);

    /// <summary>How long the oldest of them has waited; zero where none waits.</summary>
    public TimeSpan Lag
    {
        get
        {
            lock (_gate)
            {
                return (_committingSince ?? _gatheringSince) is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Queues a copy of the record; false with the reason where it is refused.</summary>
    public bool TryAdd(Guid id, ReadOnlySpan<byte> record, in Digest leaf, PendingAppend waiting, out AppendResult refused)
    {
        lock (_gate)
        {
            if (_refusal is not null)
            {
                refused = AppendResult.Unavailable(_refusal);
                return false;
            }

            if (_records >= _limits.Records || _bytes + record.Length > _limits.Bytes)
            {
                refused = AppendResult.Overloaded(
                    $"{_records} records of {_bytes} bytes wait to be written; the limits are {_limits.Records} and {_limits.Bytes}.");
                return false;
            }

            _gatheringSince ??= _time.GetTimestamp();
            _gathering.Add(id, record, leaf, waiting);
            _bytes += record.Length;
            _records++;
            Wake();
        }

        refused = default;
        return true;
    }

    /// <summary>Waits for work and the lead. What was gathered is still taken after closing.</summary>
    public LogWork Lead(out LogGroup? group)
    {
        lock (_gate)
        {
            while (true)
            {
                if (!_leading && Next(out group) is { } work)
                {
                    _leading = work != LogWork.Stop;
                    return work;
                }

                _waitingWriters++;
                Monitor.Wait(_gate);
                _waitingWriters--;
                _waking = false;
            }
        }
    }

    /// <summary>Gives up the lead. True where another writer is there to take it, so that this one has time.</summary>
    public bool Yield()
    {
        lock (_gate)
        {
            _leading = false;
            bool another = _waitingWriters > 0;
            if (_gathering.Count > 0 || _probeDue || _closed)
            {
                Wake();
            }

            return another;
        }
    }

    /// <summary>The group's records no longer count; its callers are yet to be woken.</summary>
    public void Settle(LogGroup group)
    {
        lock (_gate)
        {
            _committingSince = null;
            _records -= group.Count;
            _bytes -= group.ByteCount;
        }
    }

    /// <summary>Refuses from now on; hands out what was gathered so far, to be failed as well.</summary>
    public LogGroup? Refuse(string reason)
    {
        lock (_gate)
        {
            _refusal = reason;
            return _gathering.Count > 0 ? Swap() : null;
        }
    }

    /// <summary>Takes appends again.</summary>
    public void Admit()
    {
        lock (_gate)
        {
            _refusal = _closed ? _refusal : null;
        }
    }

    /// <summary>Has the writer probe the store.</summary>
    public void RequestProbe()
    {
        lock (_gate)
        {
            _probeDue = true;
            Wake();
        }
    }

    /// <summary>Refuses from now on and lets the writer stop when all is written.</summary>
    public void Close(string reason)
    {
        lock (_gate)
        {
            _closed = true;
            _refusal = reason;
            Wake();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _gathering.Dispose();
            while (_spares.TryPop(out LogGroup? spare))
            {
                spare.Dispose();
            }
        }
    }

    private LogWork? Next(out LogGroup? group)
    {
        group = _gathering.Count > 0 ? Swap() : null;
        if (group is not null)
        {
            return LogWork.Commit;
        }

        if (_closed)
        {
            Monitor.PulseAll(_gate);
            return LogWork.Stop;
        }

        bool probe = _probeDue;
        _probeDue = false;
        return probe ? LogWork.Probe : null;
    }

    private void Wake()
    {
        if (!_leading && !_waking && _waitingWriters > 0)
        {
            _waking = true;
            Monitor.Pulse(_gate);
        }
    }

    private LogGroup Swap()
    {
        LogGroup full = _gathering;
        (_committingSince, _gatheringSince) = (_gatheringSince, null);
        _gathering = _spares.TryPop(out LogGroup? spare) ? spare : new LogGroup(GiveBack);
        return full;
    }

    private void GiveBack(LogGroup group)
    {
        group.Clear();
        lock (_gate)
        {
            if (_spares.Count < SparesKept && !_closed)
            {
                _spares.Push(group);
                return;
            }
        }

        group.Dispose();
    }
}
