namespace Gateway.Testing;

/// <summary>What an action allocates.</summary>
public static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// The bytes that <paramref name="action"/> allocates on this thread: the least of several runs, after one that is not
    /// counted. A collection that another thread starts takes away what is left of this thread's buffer, and the
    /// runtime may count that as allocated; it does not meet every run.
    /// </summary>
    public static long Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
