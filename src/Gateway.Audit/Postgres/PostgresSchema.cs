using Npgsql;

namespace Gateway.Audit.Postgres;

/// <summary>The log's tables in PostgreSQL. Several replicas may come to make them at once.</summary>
internal static class PostgresSchema
{
    private const string Version = "1";

    // Any number, as long as all replicas take the same: "gwlog" in ASCII.
    private const long Lock = 0x67_77_6C_6F_67;

    private const string Tables =
        """
        create table if not exists log_meta(key text primary key, value text not null);
        create table if not exists exchange_log(
            seq bigint generated always as identity primary key, id uuid not null, record bytea not null, leaf bytea not null);
        create unique index if not exists exchange_log_id on exchange_log(id, leaf);
        create table if not exists log_probe(one integer primary key, at timestamptz not null);
        """;

    /// <summary>Refuses another log's database, and one without its tables unless it may create them.</summary>
    public static void Ensure(NpgsqlConnection connection, string origin, bool mayCreate)
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        if (mayCreate)
        {
            Execute(connection, $"select pg_advisory_xact_lock({Lock})");
        }

        // A replica whose role may only insert finds the tables made.
        if (!HasTables(connection))
        {
            if (!mayCreate)
            {
                throw new LogRefusedException("The database of the log has no tables yet. Run: Gateway.Server migrate --config FILE");
            }

            Execute(connection, Tables);
        }

        Require(connection, mayCreate, "schema_version", Version, "It was written by another version of this program.");
        Require(connection, mayCreate, "origin", origin, "Name the database of this log, or set Origin to the name it was made with.");
        RequirePermanentTable(connection);
        transaction.Commit();
    }

    private static bool HasTables(NpgsqlConnection connection)
    {
        using var look = new NpgsqlCommand("select to_regclass('log_probe') is not null", connection);
        return look.ExecuteScalar() is true;
    }

    private static void Require(NpgsqlConnection connection, bool mayCreate, string key, string expected, string remedy)
    {
        if (mayCreate)
        {
            using var insert = new NpgsqlCommand(
                "insert into log_meta(key, value) select $1, $2 where not exists (select from log_meta where key = $1)", connection);
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = expected });
            insert.ExecuteNonQuery();
        }

        using var select = new NpgsqlCommand("select value from log_meta where key = $1", connection);
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        var found = (string?)select.ExecuteScalar();
        if (found != expected)
        {
            throw new LogRefusedException($"The log's {key} is '{found}' and not '{expected}'. {remedy}");
        }
    }

    private static void RequirePermanentTable(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(
            "select relpersistence = 'p' from pg_class where oid = 'exchange_log'::regclass", connection);
        if (command.ExecuteScalar() is not true)
        {
            throw new LogRefusedException(
                "The table exchange_log is emptied by a crash: run ALTER TABLE exchange_log SET LOGGED.");
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
