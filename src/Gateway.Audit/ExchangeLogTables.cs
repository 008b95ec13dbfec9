using Gateway.Audit.Postgres;

namespace Gateway.Audit;

/// <summary>The log's tables in PostgreSQL, which replicas share. In SQLite the one process makes them when it starts.</summary>
public static class ExchangeLogTables
{
    /// <summary>Creates what is missing.</summary>
    /// <exception cref="LogRefusedException">It must not be used as it is set up.</exception>
    /// <exception cref="LogStoreException">The database does not answer.</exception>
    public static Task CreateAsync(ExchangeLogOptions options) => Task.Run(() => Open(options, mayCreate: true));

    /// <summary>Looks whether the log could be opened, and changes nothing.</summary>
    /// <exception cref="LogRefusedException">It has no tables yet, or must not be used as it is set up.</exception>
    /// <exception cref="LogStoreException">The database does not answer.</exception>
    public static Task CheckAsync(ExchangeLogOptions options) => Task.Run(() => Open(options, mayCreate: false));

    private static void Open(ExchangeLogOptions options, bool mayCreate)
    {
        if (options.Store == LogStoreKind.Postgres)
        {
            using var store = new PostgresLogStore(options.ConnectionString, options.Origin, options.CommitTimeout, mayCreate);
            store.Open();
        }
    }
}
