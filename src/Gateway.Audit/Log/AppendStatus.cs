namespace Gateway.Audit;

/// <summary>What became of an append.</summary>
public enum AppendStatus
{
    /// <summary>Not said; never returned.</summary>
    Unknown = 0,

    /// <summary>The record survives a loss of power. Only now may what it tells of leave.</summary>
    Durable = 1,

    /// <summary>The log cannot be written: disk full, database away, not started, closed. The reason says which.</summary>
    Unavailable = 2,

    /// <summary>The log can be written, but too much is waiting to be. Refused at once, not written.</summary>
    Overloaded = 3,

    /// <summary>The caller's token was cancelled first. The record may or may not be in the log.</summary>
    Abandoned = 4,
}
