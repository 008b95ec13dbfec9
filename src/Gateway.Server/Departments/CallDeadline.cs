namespace Gateway.Server.Departments;

/// <summary>When a call must have ended, by time that passes: a jump of the clock moves it nowhere.</summary>
internal readonly struct CallDeadline(TimeSpan wait, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>What is left; zero where it is over.</summary>
    public TimeSpan Left => TimeSpan.FromTicks(Math.Max(0, (wait - time.GetElapsedTime(_start)).Ticks));

    /// <summary>The moment on the system's clock, by which gRPC's client counts.</summary>
    public DateTime ForGrpc() => TimeProvider.System.GetUtcNow().UtcDateTime + Left;
}
