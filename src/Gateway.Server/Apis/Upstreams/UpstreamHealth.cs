namespace Gateway.Server.Apis.Upstreams;

/// <summary>What is known of an upstream's health: by the calls that go there, and by its probe where it has one.</summary>
internal sealed class UpstreamHealth(TimeSpan reactivation, TimeProvider time)
{
    private long _failed;
    private volatile bool _isDown;

    /// <summary>It is called where there is a choice.</summary>
    public bool IsHealthy =>
        !_isDown && (Volatile.Read(ref _failed) is var failed && (failed == 0 || time.GetElapsedTime(failed) >= reactivation));

    /// <summary>The way to it failed, or its answer broke off.</summary>
    public void Fail() => Volatile.Write(ref _failed, time.GetTimestamp());

    /// <summary>It answered.</summary>
    public void Succeed()
    {
        if (Volatile.Read(ref _failed) != 0)
        {
            Volatile.Write(ref _failed, 0);
        }
    }

    /// <summary>Its probe tells; true where that is news.</summary>
    public bool Probed(bool isUp)
    {
        var isNews = _isDown == isUp;
        _isDown = !isUp;
        return isNews;
    }
}
