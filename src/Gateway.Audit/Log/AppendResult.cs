namespace Gateway.Audit;

/// <summary>
/// The result of an append, a value: an append does not throw, whatever happens to the disk or the database.
/// </summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it failed, without personal data; null where it did not.</param>
public readonly record struct AppendResult(AppendStatus Status, string? Reason)
{
    /// <summary>The record is durable.</summary>
    public static AppendResult Durable => new(AppendStatus.Durable, null);

    /// <summary>The caller gave up.</summary>
    public static AppendResult Abandoned => new(AppendStatus.Abandoned, "The caller gave up before the record was durable.");

    /// <summary>True where what the record tells of may leave.</summary>
    public bool IsDurable => Status == AppendStatus.Durable;

    internal static AppendResult Unavailable(string reason) => new(AppendStatus.Unavailable, reason);

    internal static AppendResult Overloaded(string reason) => new(AppendStatus.Overloaded, reason);
}
