namespace Gateway.Adapter.Journal;

/// <summary>The adapter's own journal of what it released to whom.</summary>
public sealed class JournalOptions
{
    /// <summary>The journal's SQLite file, on a disk that keeps what it acknowledged. Required; made where it is missing.</summary>
    public string Path { get; set; } = "";

    /// <summary>Name of the journal, stored in it. Default: <c>adapter/</c> and the department.</summary>
    public string Origin { get; set; } = "";
}
