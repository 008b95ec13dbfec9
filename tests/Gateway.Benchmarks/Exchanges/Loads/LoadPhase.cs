namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Whether calls are counted, and whether to make another one.</summary>
internal sealed class LoadPhase
{
    private volatile bool _counts;
    private volatile bool _isOver;

    public bool Counts => _counts;

    public bool IsOver => _isOver;

    public void Count() => _counts = true;

    public void Stop() => _counts = false;

    public void End() => _isOver = true;
}
