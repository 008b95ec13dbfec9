using Microsoft.Extensions.Logging;

namespace Gateway.Audit;

/// <summary>
/// Two threads of which one leads: it commits, as the only one, while the other runs the continuations of the group before.
/// Committing blocks (SQLite knows no other way, and a blocking call to PostgreSQL spares two hops through the
/// pool), and to hand each group to the pool would wake, and leave spinning, a thread of the pool per group.
/// Where no other thread is there to lead, because a continuation takes its time, the pool runs the continuations.
/// </summary>
internal sealed class LogWriter : IDisposable
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long nothing is written before it is tried whether anything could be.</summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(5);

    private const int Threads = 2;

    private readonly ILogStore _store;
    private readonly GroupQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _origin;
    private readonly ITimer _probe;
    private readonly ITimer _idle;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LogWritability _writability;
    private int _closed;
    private bool _wrote;

    public LogWriter(ILogStore store, GroupQueue queue, TimeProvider time, ILogger logger, string origin, LogMetrics metrics)
    {
        (_store, _queue, _origin, _time, _logger, Metrics) = (store, queue, origin, time, logger, metrics);
        _writability = new LogWritability(false, DurableLog.NotStarted, time.GetUtcNow());
        _probe = time.CreateTimer(_ => queue.RequestProbe(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _idle = time.CreateTimer(_ => CheckIdle(), null, IdleInterval, IdleInterval);
    }

    public event EventHandler<LogWritability>? WritabilityChanged;

    public LogWritability Writability => _writability;

    /// <summary>What it counts.</summary>
    public LogMetrics Metrics { get; }

    /// <summary>Ends when the writer has written all and closed the store.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Opens the store. A refusal is thrown; a fault that may pass leaves the log unwritable and probing.</summary>
    public void Start()
    {
        try
        {
            _store.Open();
            BecomeWritable();
            ExchangeLogLog.Opened(_logger, _origin, _store.Description);
        }
        catch (LogStoreException fault)
        {
            BecomeUnwritable(fault.Message);
        }
        catch
        {
            _store.Dispose();
            _stopped.SetResult();
            throw;
        }

        for (int i = 0; i < Threads; i++)
        {
            new Thread(Run) { IsBackground = true, Name = "gateway-log-writer" }.UnsafeStart();
        }
    }

    public void Dispose()
    {
        _probe.Dispose();
        _idle.Dispose();
        Metrics.Dispose();
    }

    private void Run()
    {
        LogWork work;
        while ((work = _queue.Lead(out LogGroup? group)) != LogWork.Stop)
        {
            if (work == LogWork.Commit)
            {
                Commit(group!);
                continue;
            }

            Probe();

            _queue.Yield();
        }

        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _store.Dispose();
            ExchangeLogLog.Closed(_logger, _origin);
            _stopped.SetResult();
        }
    }

    private void Commit(LogGroup group)
    {
        Volatile.Write(ref _wrote, true);
        long began = _time.GetTimestamp();
        string? fault = Try(() => _store.Commit(group));
        Metrics.Group(group.Count, _time.GetElapsedTime(began), fault is null);
        _queue.Settle(group);
        AppendResult result = fault is null ? AppendResult.Durable : AppendResult.Unavailable(fault);
        if (fault is null && !_store.IsUntidy)
        {
            group.Completion.Run(result, here: _queue.Yield());
            return;
        }

        if (fault is not null)
        {
            BecomeUnwritable(fault);
        }

        group.Completion.Run(result, here: false);
        Tidy(fault is null);
        _queue.Yield();
    }

    private void Probe()
    {
        bool was = _writability.IsWritable;
        if (Try(was ? _store.Check : _store.Probe) is { } fault)
        {
            BecomeUnwritable(fault);
        }
        else if (!was)
        {
            BecomeWritable();
        }
    }

    private void CheckIdle()
    {
        if (!Volatile.Read(ref _wrote) && _writability.IsWritable)
        {
            _queue.RequestProbe();
        }

        Volatile.Write(ref _wrote, false);
    }

    private void Tidy(bool wanted)
    {
        // What was committed stays committed: a failed tidying is said and tried again after the next group.
        if (wanted && Try(_store.Tidy) is { } fault)
        {
            ExchangeLogLog.TidyingFailed(_logger, _origin, fault);
        }
    }

    private string? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception fault) when (fault is LogStoreException or LogRefusedException)
        {
            return fault.Message;
        }
        catch (Exception fault)
        {
            // The writer must outlive any fault, or every caller would wait for ever.
            ExchangeLogLog.UnexpectedFault(_logger, fault, _origin);
            return $"Unexpected fault of the log: {fault.GetType().Name}.";
        }
    }

    private void BecomeUnwritable(string reason)
    {
        LogWritability before = _writability;
        LogGroup? gathered = _queue.Refuse(reason);
        if (before.IsWritable || before.Reason != reason)
        {
            ExchangeLogLog.Unwritable(_logger, _origin, reason);
            Change(new LogWritability(false, reason, before.IsWritable ? _time.GetUtcNow() : before.Since));
        }

        if (gathered is not null)
        {
            _queue.Settle(gathered);
            gathered.Completion.Run(AppendResult.Unavailable(reason), here: false);
        }

        _probe.Change(ProbeInterval, Timeout.InfiniteTimeSpan);
    }

    private void BecomeWritable()
    {
        LogWritability before = _writability;
        var now = new LogWritability(true, null, _time.GetUtcNow());
        if (before.Reason != DurableLog.NotStarted)
        {
            ExchangeLogLog.WritableAgain(_logger, _origin, now.Since - before.Since);
        }

        Change(now);
        _queue.Admit();
    }

    private void Change(LogWritability now)
    {
        _writability = now;
        try
        {
            WritabilityChanged?.Invoke(this, now);
        }
        catch (Exception fault)
        {
            ExchangeLogLog.ListenerFailed(_logger, fault, _origin);
        }
    }
}
