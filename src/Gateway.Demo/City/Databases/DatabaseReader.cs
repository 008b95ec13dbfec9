using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Reads a department's database for its own API. It is opened by each query: it may still be made when the API starts.</summary>
internal sealed class DatabaseReader(string database)
{
    /// <summary>The rows of a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="make">Makes something of a row.</param>
    /// <param name="parameters">Its parameters.</param>
    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> make, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var rows = command.ExecuteReader();
        var read = new List<T>();
        while (rows.Read())
        {
            read.Add(make(rows));
        }

        return read;
    }
}
