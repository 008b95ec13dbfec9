using Npgsql;

namespace Gateway.Audit.Postgres;

/// <summary>Turns faults of PostgreSQL into faults of the store; details, which may show values, are left behind.</summary>
internal static class PostgresFaults
{
    public static LogStoreException Fault(Exception fault) => fault switch
    {
        PostgresException { SqlState: "53100" } => new("PostgreSQL: the disk is full (53100). Writing resumes by itself.", fault),
        PostgresException server => new($"PostgreSQL: {server.MessageText} ({server.SqlState}).", fault),
        _ => new($"PostgreSQL: {fault.Message}", fault),
    };

    public static bool IsFault(Exception fault) =>
        fault is NpgsqlException or IOException or TimeoutException or InvalidOperationException or ObjectDisposedException;
}
