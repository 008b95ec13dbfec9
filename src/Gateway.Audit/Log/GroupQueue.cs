namespace Gateway.Audit;

/// <summary>
/// Where callers meet the writer. While one group is committed the next gathers here; there is no delay to make
/// groups larger, they grow with the load by themselves.
/// </summary>
internal sealed class GroupQueue : IDisposable
{
    private const int SparesKept = 4;

    // An object and not a Lock: the writer waits on it.
    private readonly object _gate = new();
    private readonly LogLimits _limits;
    private readonly Stack<LogGroup> _spares = new();
    private LogGroup _gathering;
    private int _records;
    private long _bytes;
    private string? _refusal;
    private bool _writerWaits;
    private bool _probeDue;
    private bool _closed;

    public GroupQueue(LogLimits limits, string refusal)
    {
        _limits = limits;
        _refusal = refusal;
        _gathering = new LogGroup(GiveBack);
    }

    /// <summary>Records that wait to become durable.</summary>
    public int Outstanding => Volatile.Read(ref _records);

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

            _gathering.Add(id, record, leaf, waiting);
            _bytes += record.Length;
            _records++;
            WakeWriter();
        }

        refused = default;
        return true;
    }

    /// <summary>Waits for work. What was gathered is still taken after closing.</summary>
    public LogWork Take(out LogGroup? group)
    {
        lock (_gate)
        {
            while (true)
            {
                group = null;
                if (_gathering.Count > 0)
                {
                    group = Swap();
                    return LogWork.Commit;
                }

                if (_closed)
                {
                    return LogWork.Stop;
                }

                if (_probeDue)
                {
                    _probeDue = false;
                    return LogWork.Probe;
                }

                _writerWaits = true;
                Monitor.Wait(_gate);
                _writerWaits = false;
            }
        }
    }

    /// <summary>The group's records no longer count; its callers are yet to be woken.</summary>
    public void Settle(LogGroup group)
    {
        lock (_gate)
        {
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
            WakeWriter();
        }
    }

    /// <summary>Refuses from now on and lets the writer stop when all is written.</summary>
    public void Close(string reason)
    {
        lock (_gate)
        {
            _closed = true;
            _refusal = reason;
            WakeWriter();
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

    private void WakeWriter()
    {
        if (_writerWaits)
        {
            _writerWaits = false;
            Monitor.Pulse(_gate);
        }
    }

    private LogGroup Swap()
    {
        LogGroup full = _gathering;
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
