namespace Gateway.Audit;

/// <summary>What the writer does next.</summary>
internal enum LogWork
{
    Commit,
    Probe,
    Stop,
}
