using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>Opens connections that cannot write.</summary>
internal sealed class SqliteConnector(SourceOptions options)
{
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
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
