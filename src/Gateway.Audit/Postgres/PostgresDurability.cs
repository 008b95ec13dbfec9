using Npgsql;

namespace Gateway.Audit.Postgres;

/// <summary>What the server must promise before one row is written.</summary>
internal static class PostgresDurability
{
    /// <summary>Reads what is in force on this connection; refuses with the exact setting to change.</summary>
    public static void Require(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(
            """
            select current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'),
                   pg_is_in_recovery()
            """,
            connection);
        string synchronousCommit;
        using (NpgsqlDataReader row = command.ExecuteReader())
        {
            row.Read();
            synchronousCommit = row.GetString(1);
            List<string> faults = [];
            Expect(faults, "fsync", row.GetString(0), "on", "on");
            Expect(faults, "synchronous_commit", synchronousCommit, "on", "on", "remote_apply");
            Expect(faults, "full_page_writes", row.GetString(2), "on", "on");
            if (faults.Count > 0)
            {
                throw new LogRefusedException($"The log would not survive a loss of power. {string.Join(" ", faults)}");
            }

            if (row.GetBoolean(3))
            {
                throw new LogStoreException("PostgreSQL: the server is a standby and takes no writes.");
            }
        }

        // A later change of the role, the database or the file must not reach this session unseen.
        using var pin = new NpgsqlCommand($"set synchronous_commit = {synchronousCommit}", connection);
        pin.ExecuteNonQuery();
    }

    private static void Expect(List<string> faults, string setting, string found, string remedy, params ReadOnlySpan<string> accepted)
    {
        if (!accepted.Contains(found))
        {
            faults.Add(
                $"PostgreSQL's {setting} is {found} for this connection: set {setting} = {remedy} in postgresql.conf, the role, the database and the connection string.");
        }
    }
}
