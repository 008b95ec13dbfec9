namespace Gateway.Hosting.Draining;

/// <summary>How a program that was told to stop lets go of its callers.</summary>
/// <param name="Delay">How long it goes on as before, but not ready, so that balancers notice.</param>
/// <param name="Patience">How long running calls may take to end after that.</param>
public sealed record DrainTimes(TimeSpan Delay, TimeSpan Patience)
{
    /// <summary>What a host gives the whole stop: this, and time to give back what is leased and to close the log.</summary>
    public TimeSpan Whole => Delay + Patience + TimeSpan.FromSeconds(15);
}
