using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Grpc;

/// <summary>What ends a call before its answer does, and whose doing that is.</summary>
internal sealed class GrpcEnds : IDisposable
{
    private static readonly TimeSpan s_near = TimeSpan.FromMilliseconds(250);

    private readonly Exchange _exchange;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _callers;
    private readonly CancellationTokenSource _entrys;
    private readonly CancellationTokenSource _told = new();
    private readonly CancellationTokenSource _ours;
    private readonly CancellationTokenSource _all;
    private Refusal? _refusal;
    private long _bound;

    /// <param name="exchange">The call, which says how long its caller waits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's going away.</param>
    public GrpcEnds(Exchange exchange, TimeProvider time, CancellationToken cancellationToken)
    {
        (_exchange, _time) = (exchange, time);
        _callers = new CancellationTokenSource(exchange.TimeLeft(time) is { } left ? Max(left, TimeSpan.Zero) : Timeout.InfiniteTimeSpan, time);
        _entrys = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _ours = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _callers.Token, _told.Token);
        _all = CancellationTokenSource.CreateLinkedTokenSource(_ours.Token, _entrys.Token);
    }

    /// <summary>Ends by what is no doing of the department's: the caller, its deadline, or what <see cref="End"/> was told.</summary>
    public CancellationToken Ours => _ours.Token;

    /// <summary>Ends by that, or because the department's time is over.</summary>
    public CancellationToken All => _all.Token;

    /// <summary>Why it ended.</summary>
    public Refusal Refusal => _refusal ?? new Refusal(_callers.IsCancellationRequested ? Reasons.DeadlineExceeded : Reasons.ProviderTimeout);

    /// <summary>The department's time is over, and nothing else ended the call.</summary>
    public bool IsDepartmentsTimeOver => _entrys.IsCancellationRequested && !_ours.IsCancellationRequested;

    /// <summary>The caller's own deadline is over, or nearly.</summary>
    public bool IsCallersTimeOver => _exchange.TimeLeft(_time) <= s_near;

    /// <summary>Time that is left for the whole call; null where nothing bounds it.</summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            var callers = _exchange.TimeLeft(_time);
            var entrys = _bound == 0 ? null : (TimeSpan?)_time.GetElapsedTime(_time.GetTimestamp(), _bound);
            return callers is null || entrys < callers ? entrys : callers;
        }
    }

    /// <summary>Ends it; the first reason counts.</summary>
    public void End(Refusal refusal)
    {
        Interlocked.CompareExchange(ref _refusal, refusal, null);

        // It has no timer and is not disposed: whoever still sends the request may tell it at any time.
        _told.Cancel();
    }

    /// <summary>The department has so much time from now on, for everything.</summary>
    public void BoundCall(TimeSpan time)
    {
        _bound = _time.GetTimestamp() + (long)(time.TotalSeconds * _time.TimestampFrequency);
        _entrys.CancelAfter(time);
    }

    /// <summary>The department has so much time from now on to begin.</summary>
    public void BoundStart(TimeSpan time) => _entrys.CancelAfter(time);

    /// <summary>The department began.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>The department began in time, and may go on for as long as it likes.</summary>
    public void LiftStart()
    {
        HasStarted = true;
        _entrys.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        _ours.Dispose();
        _entrys.Dispose();
        _callers.Dispose();
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
