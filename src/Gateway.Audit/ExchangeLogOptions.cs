namespace Gateway.Audit;

/// <summary>Where a durable log is kept.</summary>
public sealed class ExchangeLogOptions
{
    /// <summary>"Sqlite" (default) or "Postgres".</summary>
    public LogStoreKind Store { get; set; } = LogStoreKind.Sqlite;

    /// <summary>Name of the log on receipts, stored in it: lower-case ASCII as in a URL without scheme, 1 to 200 characters. Required.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The SQLite file, for this log alone. Required for SQLite.</summary>
    public string Path { get; set; } = "";

    /// <summary>"Full" (default) or "Extra"; less is refused.</summary>
    public string Synchronous { get; set; } = "Full";

    /// <summary>The PostgreSQL connection string. Required for PostgreSQL.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How long a group may take in PostgreSQL before it counts as failed. Default: 10 s.</summary>
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Records that may wait to become durable; beyond it appends fail at once. Default: 8,192.</summary>
    public int MaxOutstandingRecords { get; set; } = 8192;

    /// <summary>Bytes that may wait to become durable. Default: 16 MiB.</summary>
    public long MaxOutstandingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Addresses of unidentified callers counted apart in a minute; the rest are counted together. Default: 1,024.</summary>
    public int MaxUnidentifiedAddresses { get; set; } = 1024;
}
