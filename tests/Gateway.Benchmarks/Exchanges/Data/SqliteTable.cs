using Microsoft.Data.Sqlite;

namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>Makes a table of texts in a SQLite file.</summary>
internal static class SqliteTable
{
    public static async Task CreateAsync(
        string path, string create, string table, IReadOnlyList<string> columns, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "pragma journal_mode=wal", cancellationToken);
        await ExecuteAsync(connection, create, cancellationToken);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into {table} values ({string.Join(", ", columns.Select(column => "$" + column))})";
        var values = columns.Select(column => insert.Parameters.Add("$" + column, SqliteType.Text)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                values[i].Value = row[i];
            }

            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
