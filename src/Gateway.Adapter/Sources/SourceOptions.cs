namespace Gateway.Adapter.Sources;

/// <summary>The department's database.</summary>
public sealed class SourceOptions
{
    /// <summary>Which database: <c>sqlite</c>, <c>postgres</c> or <c>mariadb</c>.</summary>
    public SourceKind Kind { get; set; }

    /// <summary>Connection string of a read-only account; for SQLite <c>Data Source=FILE</c>. A secret.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Connections held at most. Default: 4, which each carry many calls at once.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>Longest a statement may take. The call's deadline may be shorter. Default: 2 s.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest the opening of a connection may take. Default: 3 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Calls that may wait for a connection; more are refused. Default: 1,024.</summary>
    public int QueueLimit { get; set; } = 1024;

    /// <summary>Calls that one round trip may carry where the database can (PostgreSQL). Default: 16.</summary>
    public int BatchLimit { get; set; } = 16;

    /// <summary>Greatest number of records in one answer, whatever the caller asks. Default: 1,000.</summary>
    public int RowLimit { get; set; } = 1000;
}
