namespace Gateway.Audit;

/// <summary>
/// Wakes the callers of a group by a few workers, the present thread or items of the thread pool, which take the callers
/// in small batches: one item per caller would cost a queue operation and often a thread wake-up each, and
/// fixed shares would let one slow continuation hold up its whole share.
/// </summary>
internal sealed class GroupCompletion(LogGroup group, Action<LogGroup> done) : IThreadPoolWorkItem
{
    private const int Batch = 4;
    private const int PerWorker = 32;

    private AppendResult _result;
    private int _next;
    private int _running;

    /// <param name="result">What each caller is told.</param>
    /// <param name="here">The present thread may run callers' continuations; without, the pool runs all.</param>
    public void Run(AppendResult result, bool here)
    {
        int workers = Math.Clamp((group.Count + PerWorker - 1) / PerWorker, 1, Environment.ProcessorCount);
        _result = result;
        _next = 0;
        _running = workers;
        for (int i = here ? 1 : 0; i < workers; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        if (here)
        {
            Execute();
        }
    }

    public void Execute()
    {
        int count = group.Count;
        for (int start; (start = Interlocked.Add(ref _next, Batch) - Batch) < count;)
        {
            for (int i = start; i < Math.Min(start + Batch, count); i++)
            {
                group.Waiting(i).Complete(_result);
            }
        }

        if (Interlocked.Decrement(ref _running) == 0)
        {
            done(group);
        }
    }
}
