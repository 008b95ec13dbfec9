namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>
/// One schedule's time and order: everything happens on one thread, at moments of a clock of its own, so that a schedule runs the same way
/// each time.
/// </summary>
internal sealed class World(int seed) : SynchronizationContext
{
    private static readonly long s_start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    private readonly PriorityQueue<Action, (long Time, long Order)> _later = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _now = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;

    /// <summary>The true time, in ticks.</summary>
    public long Now { get; private set; } = s_start;

    /// <summary>Whatever the schedule leaves open.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>The first thing that must not be.</summary>
    public string? Violation { get; private set; }

    /// <summary>Milliseconds as ticks.</summary>
    public static long Ms(double milliseconds) => (long)(milliseconds * TimeSpan.TicksPerMillisecond);

    /// <summary>Mostly a few milliseconds, sometimes up to the most.</summary>
    public long Latency(int most) => Ms(Random.Next(8) == 0 ? Random.Next(most) : Random.Next(6));

    /// <summary>What happened, where somebody wants to read it.</summary>
    public List<string>? Notes { get; init; }

    public void Violate(string what)
    {
        Note($"VIOLATION: {what}");
        Violation ??= what;
    }

    public void Note(FormattableString what) =>
        Notes?.Add(FormattableString.Invariant($"{(Now - s_start) / TimeSpan.TicksPerMillisecond,7} ms  ") + FormattableString.Invariant(what));

    /// <summary>Has something done at a moment.</summary>
    public void At(long time, Action action) => _later.Enqueue(action, (Math.Max(time, Now), _order++));

    /// <summary>Lets everything happen that happens within so long.</summary>
    public void Run(long ticks)
    {
        var end = Now + ticks;
        while (_later.TryPeek(out _, out var next) && next.Time <= end)
        {
            Now = next.Time;
            Do(_later.Dequeue());
        }

        Now = end;
    }

    /// <summary>Does it, and all that follows at once.</summary>
    public void Do(Action action)
    {
        action();
        while (_now.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            Environment.FailFast("A schedule left its thread: it would not run the same way again.");
        }

        _now.Enqueue((d, state));
    }

    public override SynchronizationContext CreateCopy() => this;
}
