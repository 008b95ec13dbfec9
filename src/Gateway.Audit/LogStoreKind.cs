namespace Gateway.Audit;

/// <summary>What keeps a durable log.</summary>
public enum LogStoreKind
{
    /// <summary>A SQLite file of its own, written by one process.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL database, written by any number of replicas.</summary>
    Postgres = 1,
}
