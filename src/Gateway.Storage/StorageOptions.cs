namespace Gateway.Storage;

/// <summary>Where the control plane is kept, and how closely it is followed.</summary>
public sealed class StorageOptions
{
    /// <summary>The database.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>SQLite: path of the file; it and its folder are created.</summary>
    public string? Path { get; set; }

    /// <summary>PostgreSQL: connection string of the primary.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>IANA id of the jurisdiction's time zone: days of agreements, items and quotas are its days.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>How old the last confirmation of the snapshot may be before nothing is decided by it. 100 ms to 10 s.</summary>
    public TimeSpan FreshnessLimit { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the head is polled. 10 ms to half of the freshness limit.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Whether the process migrates the database when it starts. Not set: with SQLite it does; with PostgreSQL, which several replicas share,
    /// it waits until <c>Gateway.Server migrate</c> has.
    /// </summary>
    public bool? MigrateAtStart { get; set; }

    /// <summary>What <see cref="MigrateAtStart"/> comes to.</summary>
    public bool MigratesAtStart => MigrateAtStart ?? Provider == StorageProvider.Sqlite;
}
