using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>Opens connections that cannot write.</summary>
internal sealed class SqliteConnector(SourceOptions options)
{
    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG.</summary>
    private const int EnableQueryPlannerStability = 1007;

    private readonly string _connection = new SqliteConnectionStringBuilder(options.Connection)
    {
        Mode = SqliteOpenMode.ReadOnly,
        Cache = SqliteCacheMode.Private,
        Pooling = false,
    }.ConnectionString;

    private readonly string _settings = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456; PRAGMA busy_timeout = {options.StatementTimeout.TotalMilliseconds:F0};");

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = _settings;
            command.ExecuteNonQuery();
            // Without this SQLite compiles a statement anew for each value bound, to look for a better plan.
            Check(raw.sqlite3_db_config(connection.Handle, EnableQueryPlannerStability, 1, out _));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw SqliteErrors.Translate(result);
        }
    }
}
