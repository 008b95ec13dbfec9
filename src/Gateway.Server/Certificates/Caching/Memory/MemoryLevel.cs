using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Server.Certificates.Caching.Memory;

/// <summary>
/// Answers in memory, bounded by bytes (W-TinyLFU). What is new waits in a small window; from there it is kept only if it was asked for more
/// often than what it would push out, so that a scan pushes out nothing that is in use. Look-ups take no lock.
/// </summary>
internal sealed class MemoryLevel
{
    // The least that an entry takes: for the size of the sketch.
    private const int SmallEntry = 1024;

    private readonly ConcurrentDictionary<CacheKey, MemoryEntry> _entries = new();
    private readonly HitBuffer _hits = new();
    private readonly Lock _lock = new();
    private readonly EntryList _window = new();
    private readonly EntryList _probation = new();
    private readonly EntryList _protected = new();
    private readonly FrequencySketch _frequencies;
    private readonly Action<MemoryEntry> _used;
    private readonly Action<string> _evicted;
    private readonly long _capacity;
    private long _bytes;

    /// <param name="capacity">Bytes that the entries may take.</param>
    /// <param name="evicted">Told the type of each entry that left for want of room.</param>
    public MemoryLevel(long capacity, Action<string> evicted)
    {
        _capacity = capacity;
        _evicted = evicted;
        _frequencies = new FrequencySketch(capacity / SmallEntry);
        _used = Used;
    }

    /// <summary>Bytes that the entries take.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

    private long WindowCapacity => _capacity / 100;

    private long ProtectedCapacity => (_capacity - WindowCapacity) / 5 * 4;

    /// <summary>Finds an entry, which counts as no use of it.</summary>
    public bool TryFind(in CacheKey key, [NotNullWhen(true)] out MemoryEntry? entry) => _entries.TryGetValue(key, out entry);

    /// <summary>Counts a use.</summary>
    public void Hit(MemoryEntry entry)
    {
        entry.CountHit();
        if (_hits.Add(entry) && _lock.TryEnter())
        {
            try
            {
                _hits.Drain(_used);
            }
            finally
            {
                _lock.Exit();
            }
        }
    }

    /// <summary>Puts an entry in, in the place of one with its key. It may leave at once.</summary>
    public void Put(MemoryEntry entry)
    {
        if (entry.Cost > _capacity / 4)
        {
            return;
        }

        lock (_lock)
        {
            _hits.Drain(_used);
            _frequencies.Count(entry.Key);
            var list = _window;
            if (_entries.TryGetValue(entry.Key, out var known))
            {
                list = known.List!;
                Leave(known);
            }

            _entries[entry.Key] = entry;
            list.Take(entry);
            Volatile.Write(ref _bytes, _bytes + entry.Cost);
            Fit();
        }
    }

    /// <summary>Takes an entry out that will never be served again.</summary>
    public void Remove(MemoryEntry entry)
    {
        lock (_lock)
        {
            if (entry.List is not null)
            {
                _entries.TryRemove(entry.Key, out _);
                Leave(entry);
            }
        }
    }

    private void Used(MemoryEntry entry)
    {
        _frequencies.Count(entry.Key);
        if (entry.List == _probation)
        {
            _protected.Take(entry);
            while (_protected.Bytes > ProtectedCapacity)
            {
                _probation.Take(_protected.Oldest!);
            }
        }
        else
        {
            entry.List?.Take(entry);
        }
    }

    private void Fit()
    {
        var candidates = 0;
        while (_window.Bytes > WindowCapacity)
        {
            _probation.Take(_window.Oldest!);
            candidates++;
        }

        var candidate = candidates > 0 ? _probation.Newest : null;
        while (_bytes > _capacity)
        {
            var victim = _probation.Oldest ?? _protected.Oldest ?? _window.Oldest!;
            if (candidates > 0 && candidate is { } next && next != victim)
            {
                // Each is weighed once: the one that is kept makes room for the one that came before it.
                candidates--;
                candidate = next.Older;
                if (_frequencies.Of(next.Key) <= _frequencies.Of(victim.Key))
                {
                    victim = next;
                }
            }

            _entries.TryRemove(victim.Key, out _);
            Leave(victim);
            _evicted(victim.Type);
        }
    }

    private void Leave(MemoryEntry entry)
    {
        entry.List!.Remove(entry);
        Volatile.Write(ref _bytes, _bytes - entry.Cost);
    }
}
