using System.Collections.Concurrent;

namespace Gateway.Audit;

/// <summary>The counts of one minute, in bounded space. Only what is counted for the first time takes a lock.</summary>
internal sealed class RefusalMinute(long minute, int maxAddresses)
{
    // Reason codes are the gateway's own and few; the bound keeps a mistake there from filling the memory.
    private const int MaxReasons = 32;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(CallerAddress Address, string Reason), RefusalCounter> _counts = new();
    private readonly ConcurrentDictionary<CallerAddress, bool> _addresses = new();
    private readonly HashSet<string> _reasons = [];
    private volatile bool _full;
    private bool _closed;

    /// <summary>Start of the minute, Unix seconds.</summary>
    public long Minute => minute;

    /// <summary>False where the minute is closed.</summary>
    public bool TryAdd(CallerAddress address, string reason)
    {
        CallerAddress counted = _full && !_addresses.ContainsKey(address) ? CallerAddress.Rest : address;
        return _counts.TryGetValue((counted, reason), out RefusalCounter? known)
            ? known.TryAdd()
            : TryAddFirst(address, reason);
    }

    /// <summary>Closes the minute; its counts.</summary>
    public List<RefusalCount> Close()
    {
        lock (_gate)
        {
            // From here on no counter is added; those that exist are closed one by one.
            _closed = true;
        }

        var counts = new List<RefusalCount>(_counts.Count);
        foreach (((CallerAddress address, string reason), RefusalCounter counter) in _counts)
        {
            if (counter.Close() is > 0 and long count)
            {
                counts.Add(new RefusalCount(minute, address, reason, count));
            }
        }

        return counts;
    }

    private bool TryAddFirst(CallerAddress address, string reason)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            string counted = _reasons.Count < MaxReasons || _reasons.Contains(reason) ? reason : "";
            _reasons.Add(counted);
            CallerAddress from = Admit(address) ? address : CallerAddress.Rest;
            return _counts.GetOrAdd((from, counted), static _ => new RefusalCounter()).TryAdd();
        }
    }

    private bool Admit(CallerAddress address)
    {
        if (address == CallerAddress.Rest || _addresses.ContainsKey(address))
        {
            return true;
        }

        if (_full)
        {
            return false;
        }

        _addresses[address] = true;
        _full = _addresses.Count >= maxAddresses;
        return true;
    }
}
