namespace Gateway.Server.Certificates.Caching.Memory;

/// <summary>Entries in the order of their use.</summary>
internal sealed class EntryList
{
    /// <summary>Bytes of all of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>The one whose use is longest ago.</summary>
    public MemoryEntry? Oldest { get; private set; }

    /// <summary>The one that was used last.</summary>
    public MemoryEntry? Newest { get; private set; }

    /// <summary>Takes an entry out of the list it is in, and makes it the newest of this one.</summary>
    public void Take(MemoryEntry entry)
    {
        if (entry.List == this && entry == Newest)
        {
            return;
        }

        entry.List?.Remove(entry);
        entry.List = this;
        entry.Older = Newest;
        if (Newest is null)
        {
            Oldest = entry;
        }
        else
        {
            Newest.Newer = entry;
        }

        Newest = entry;
        Bytes += entry.Cost;
    }

    /// <summary>Takes an entry out.</summary>
    public void Remove(MemoryEntry entry)
    {
        if (entry.Older is null)
        {
            Oldest = entry.Newer;
        }
        else
        {
            entry.Older.Newer = entry.Newer;
        }

        if (entry.Newer is null)
        {
            Newest = entry.Older;
        }
        else
        {
            entry.Newer.Older = entry.Older;
        }

        (entry.List, entry.Older, entry.Newer) = (null, null, null);
        Bytes -= entry.Cost;
    }
}
