namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>A replica's time: its timestamps go on evenly whatever its clock shows, and its timers wait while it is paused.</summary>
internal sealed class ReplicaClock(World world, Replica replica) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => world.Now;

    public override DateTimeOffset GetUtcNow() => new(world.Now + replica.ClockOffset, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ReplicaClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly World _world = clock.World;
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.Replica.At(_world.Now + dueTime.Ticks, () =>
                {
                    if (setting == _setting)
                    {
                        callback(state);
                    }
                });
            }

            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private World World => world;

    private Replica Replica => replica;
}
