using Microsoft.Data.Sqlite;

namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>The people in a SQLite file.</summary>
internal static class SqlitePeople
{
    /// <summary>Connection string of those who read.</summary>
    public static string ReadOnly(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ConnectionString;

    public static async Task CreateAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "pragma journal_mode=wal", cancellationToken);
        await ExecuteAsync(connection, People.CreateTable, cancellationToken);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into person values ({string.Join(", ", People.Columns.Select(column => "$" + column))})";
        var values = People.Columns.Select(column => insert.Parameters.Add("$" + column, SqliteType.Text)).ToArray();
        foreach (var person in People.All())
        {
            Fill(values, person);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static void Fill(SqliteParameter[] values, Person person)
    {
        string[] texts = [person.Id, person.Name, person.Sex, person.Birth, person.Region, person.Address, person.Phone, person.Office];
        for (var i = 0; i < texts.Length; i++)
        {
            values[i].Value = texts[i];
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
