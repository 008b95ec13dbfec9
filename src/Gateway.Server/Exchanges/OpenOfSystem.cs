using System.Collections.Concurrent;

namespace Gateway.Server.Exchanges;

/// <summary>How many long-lived calls of each system are open: what one leaves open is not taken from the others.</summary>
/// <param name="greatest">Those that a system may have open at once, on one replica.</param>
internal abstract class OpenOfSystem(int greatest)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public long Count => _open.Values.Sum(count => (long)count);

    /// <summary>Counts one more; false where the system has as many as it may.</summary>
    public bool TryOpen(string system)
    {
        if (_open.AddOrUpdate(system, 1, static (_, count) => count + 1) <= greatest)
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
