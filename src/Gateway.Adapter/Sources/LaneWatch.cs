namespace Gateway.Adapter.Sources;

/// <summary>
/// Interrupts what takes too long or was given up, by looking every few milliseconds while anything is
/// under way: cheaper than a timer and a registration for each call.
/// </summary>
internal sealed class LaneWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly Action<long> _look;
    private readonly Func<bool> _isIdle;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _armed;

    public LaneWatch(TimeProvider time, Action<long> look, Func<bool> isIdle)
    {
        _time = time;
        _look = look;
        _isIdle = isIdle;
        _timer = time.CreateTimer(static watch => ((LaneWatch)watch!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something is under way.</summary>
    public void Arm()
    {
        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0)
        {
            _timer.Change(Period, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        _look(_time.GetTimestamp());
        Volatile.Write(ref _armed, 0);
        if (!_isIdle())
        {
            Arm();
        }
    }
}
