namespace Gateway.Benchmarks.Exchanges;

/// <summary>Names of the paths that are measured.</summary>
internal static class ContenderNames
{
    /// <summary>A server with one reply for all.</summary>
    public const string Bare = "bare";

    /// <summary>A server that looks up in SQLite itself.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A server that looks up in PostgreSQL itself.</summary>
    public const string Postgres = "postgres";

    public const string YarpBare = "yarp-bare";
    public const string YarpSqlite = "yarp-sqlite";
    public const string YarpPostgres = "yarp-postgres";

    /// <summary>The gateway, its adapter, SQLite.</summary>
    public const string GatewaySqlite = "gateway-sqlite";

    /// <summary>The gateway, its adapter, PostgreSQL.</summary>
    public const string GatewayPostgres = "gateway-postgres";
}
