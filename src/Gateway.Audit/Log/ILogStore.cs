namespace Gateway.Audit;

/// <summary>
/// Where the log is kept. All but reading is called one call at a time, though not always from the same thread. Members throw
/// <see cref="LogRefusedException"/> for what a person must mend and <see cref="LogStoreException"/> for what may
/// pass by itself.
/// </summary>
internal interface ILogStore : ILogReader, IDisposable
{
    /// <summary>Kind and place, for logs. No secrets.</summary>
    string Description { get; }

    /// <summary>Opens, creates what is missing, and verifies origin and durability. Also opens anew after a fault.</summary>
    void Open();

    /// <summary>Returns when the whole group is durable. After a fault none, or (connection lost) all of it may be.</summary>
    void Commit(LogGroup group);

    /// <summary>One real durable write, having opened anew where needed.</summary>
    void Probe();

    /// <summary>One real durable write over what is open: a log that nobody writes to must not seem sound for ever.</summary>
    void Check();

    /// <summary>There is housekeeping to do.</summary>
    bool IsUntidy { get; }

    /// <summary>Housekeeping between groups, whose callers are on their way.</summary>
    void Tidy();
}
