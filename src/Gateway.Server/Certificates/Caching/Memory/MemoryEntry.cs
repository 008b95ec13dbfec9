namespace Gateway.Server.Certificates.Caching.Memory;

/// <summary>An answer in memory, and its place among the others. Its place is the policy's alone, under its lock.</summary>
internal sealed class MemoryEntry(CacheKey key, string type, CacheAnswer answer)
{
    // Of the entry, its answer, their parts, what is read of the answer's bytes, and its place in the dictionary, as measured.
    private const int Overhead = 890;
    private const int BytesOfKey = 32;

    private int _hits;
    private int _refreshing;

    /// <summary>Its key.</summary>
    public CacheKey Key => key;

    /// <summary>Type code of its certificates.</summary>
    public string Type => type;

    /// <summary>The answer.</summary>
    public CacheAnswer Answer => answer;

    /// <summary>Bytes that it takes. What is read of an answer's bytes repeats a part of them: half of them at most.</summary>
    public int Cost { get; } = Overhead + (answer.Payload.Length * 3 / 2) + (answer.Keys.Length * BytesOfKey);

    /// <summary>It was hit at least twice.</summary>
    public bool IsHot => _hits >= 2;

    /// <summary>The list it is in; null once it left.</summary>
    public EntryList? List { get; set; }

    /// <summary>The one that was used before it.</summary>
    public MemoryEntry? Older { get; set; }

    /// <summary>The one that was used after it.</summary>
    public MemoryEntry? Newer { get; set; }

    /// <summary>Counts a hit; not exactly, and only as far as it matters, so that a hot entry is not written to by every call.</summary>
    public void CountHit()
    {
        if (_hits < 2)
        {
            _hits++;
        }
    }

    /// <summary>True for the first that asks: one refreshes.</summary>
    public bool TryRefresh() => _refreshing == 0 && Interlocked.Exchange(ref _refreshing, 1) == 0;
}
