using System.Collections.Concurrent;

namespace Gateway.Server.Certificates.Events;

/// <summary>How many watches of each system are open: each reads the database whenever the feed moves.</summary>
internal sealed class OpenWatches
{
    /// <summary>Watches that a system may have open at once, on one replica.</summary>
    public const int GreatestOfSystem = 32;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public long Count => _open.Values.Sum(count => (long)count);

    /// <summary>Counts one more; false where the system has as many as it may.</summary>
    public bool TryOpen(string system)
    {
        if (_open.AddOrUpdate(system, 1, static (_, count) => count + 1) <= GreatestOfSystem)
        {
            return true;
        }

        Close(system);
        return false;
    }

    /// <summary>One of them ended.</summary>
    public void Close(string system)
    {
        _open.AddOrUpdate(system, 0, static (_, count) => count - 1);
        _open.TryRemove(new(system, 0));
    }
}
