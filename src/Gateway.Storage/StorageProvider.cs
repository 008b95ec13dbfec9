namespace Gateway.Storage;

/// <summary>Which database holds the control plane.</summary>
public enum StorageProvider
{
    /// <summary>A file of this machine: the embedded default, for one gateway process.</summary>
    Sqlite,

    /// <summary>PostgreSQL: any number of replicas.</summary>
    Postgres,
}
